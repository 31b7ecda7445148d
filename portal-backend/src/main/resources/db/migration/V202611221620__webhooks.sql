create table if not exists webhook (
  id uuid not null primary key,
  name varchar(100) not null,
  url varchar(1000) not null,
  events varchar(500) not null,
  roles varchar(200) not null,
  enabled boolean not null,
  gone_at datetime(6),
  sealed_secret varbinary(200) not null,
  sealed_secret_before varbinary(200),
  overlap_until datetime(6),
  created_at datetime(6) not null,
  changed_at datetime(6) not null,
  version int not null
);
