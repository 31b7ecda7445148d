create table if not exists site (
  id uuid not null primary key,
  customer_id uuid not null,
  name varchar(200) not null,
  address varchar(500) not null,
  region varchar(60) not null,
  latitude double,
  longitude double,
  version int not null default 0,
  constraint site_customer foreign key (customer_id) references customer (id)
);
