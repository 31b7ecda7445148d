alter table contact
  add column if not exists site_id uuid,
  add constraint contact_site foreign key if not exists (site_id) references site (id);
