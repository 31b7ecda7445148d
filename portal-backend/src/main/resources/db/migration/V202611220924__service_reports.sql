create table if not exists service_report (
  id uuid not null primary key,
  work_order_id uuid not null,
  findings text not null,
  work_done text not null,
  recommendation text,
  labour_minutes int not null,
  engineer_name varchar(200) not null,
  written_at datetime(6) not null,
  signed_by varchar(200),
  signed_at datetime(6),
  document_id uuid,
  version int not null default 0,
  key service_report_order (work_order_id, written_at),
  constraint service_report_order foreign key (work_order_id) references work_order (id)
);
