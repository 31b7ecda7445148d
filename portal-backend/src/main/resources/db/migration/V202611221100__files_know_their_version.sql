alter table stored_file add column if not exists version int not null default 0;
