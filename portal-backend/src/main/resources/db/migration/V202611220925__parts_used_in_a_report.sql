create table if not exists service_report_part (
  id uuid not null primary key,
  report_id uuid not null,
  part_id uuid not null,
  quantity int not null,
  key service_report_part_report (report_id),
  constraint service_report_part_report foreign key (report_id) references service_report (id)
);
