create table if not exists product (
  id uuid not null primary key,
  model varchar(60) not null,
  name_zh varchar(200) not null,
  name_en varchar(200) not null,
  category varchar(40) not null,
  version int not null default 0,
  unique key product_model (model)
);
