create table if not exists number_sequence (
  name varchar(20) not null,
  year smallint not null,
  last bigint not null,
  primary key (name, year)
);
