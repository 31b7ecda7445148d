create table if not exists message (
  id uuid not null primary key,
  work_order_id uuid not null,
  at datetime(6) not null,
  author_key varchar(60) not null,
  author_kind varchar(8) not null,
  author_name varchar(200) not null,
  body text not null,
  key message_order (work_order_id, at, id),
  constraint message_order foreign key (work_order_id) references work_order (id)
);
