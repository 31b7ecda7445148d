create table if not exists audit_entry (
  id bigint not null auto_increment primary key,
  at datetime(6) not null,
  actor varchar(60) not null,
  actor_name varchar(200),
  action varchar(10) not null,
  record_type varchar(40) not null,
  record_id varchar(60) not null,
  work_order_id uuid,
  changes longtext not null,
  key audit_entry_record (record_type, record_id, id)
);
