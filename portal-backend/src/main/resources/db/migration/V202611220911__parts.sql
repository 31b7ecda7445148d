create table if not exists part (
  id uuid not null primary key,
  number varchar(60) not null,
  name_zh varchar(200) not null,
  name_en varchar(200) not null,
  unit varchar(20) not null,
  price_minor bigint not null,
  cost_minor bigint not null,
  currency char(3) not null,
  stock int not null,
  version int not null default 0,
  unique key part_number (number)
);
