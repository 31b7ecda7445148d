create table if not exists upload (
  id uuid not null primary key,
  caller varchar(60) not null,
  bytes bigint not null,
  begun_at datetime(6) not null,
  key upload_caller (caller),
  key upload_begun (begun_at)
);
