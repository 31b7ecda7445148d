create table if not exists contact (
  id uuid not null primary key,
  customer_id uuid not null,
  subject uuid,
  name varchar(200) not null,
  phone varchar(40),
  email varchar(254),
  language varchar(5) not null,
  version int not null default 0,
  unique key contact_subject (subject),
  constraint contact_customer foreign key (customer_id) references customer (id)
);
