create table if not exists contract (
  id uuid not null primary key,
  customer_id uuid not null,
  number varchar(40) not null,
  name varchar(200) not null,
  starts_on date not null,
  ends_on date not null,
  response_minutes int not null,
  resolution_minutes int not null,
  version int not null default 0,
  unique key contract_number (number),
  constraint contract_customer foreign key (customer_id) references customer (id)
);
