create table if not exists customer (
  id uuid not null primary key,
  name varchar(200) not null,
  level varchar(10) not null,
  region varchar(60) not null,
  created_at datetime(6) not null,
  version int not null default 0,
  key customer_name (name)
);
