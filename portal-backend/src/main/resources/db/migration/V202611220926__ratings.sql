create table if not exists rating (
  id uuid not null primary key,
  work_order_id uuid not null,
  score tinyint not null,
  comment varchar(2000),
  tags varchar(200) not null,
  rated_at datetime(6) not null,
  key rating_order (work_order_id, rated_at),
  constraint rating_order foreign key (work_order_id) references work_order (id)
);
