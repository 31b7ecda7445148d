create table if not exists permission_version (
  number int not null primary key,
  at datetime(6) not null,
  author_key varchar(60) not null,
  author varchar(200) not null,
  note varchar(500) not null,
  overrides mediumtext not null
);
