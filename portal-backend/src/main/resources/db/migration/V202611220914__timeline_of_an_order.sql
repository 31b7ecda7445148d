create table if not exists timeline_entry (
  id uuid not null primary key,
  work_order_id uuid not null,
  at datetime(6) not null,
  kind varchar(16) not null,
  status varchar(12),
  actor_kind varchar(8) not null,
  actor_name varchar(200),
  text text,
  internal tinyint(1) not null,
  key timeline_entry_order (work_order_id, at, id),
  constraint timeline_entry_order foreign key (work_order_id) references work_order (id)
);
