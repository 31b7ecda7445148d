create table if not exists task (
  id uuid not null primary key,
  kind varchar(12) not null,
  work_order_id uuid not null,
  reason varchar(2000) not null,
  created_at datetime(6) not null,
  due_at datetime(6) not null,
  done_at datetime(6),
  done_by varchar(200),
  note varchar(2000),
  version int not null default 0,
  key task_open (done_at, due_at, id),
  constraint task_order foreign key (work_order_id) references work_order (id)
);
