create table if not exists audit_seal (
  number bigint not null primary key,
  sealed_at datetime(6) not null,
  reaches bigint not null,
  ids longtext not null,
  leaves longblob not null,
  root binary(32) not null,
  previous binary(32) not null,
  key_id varchar(16) not null,
  signature varbinary(128) not null,
  key audit_seal_time (sealed_at, number)
);
