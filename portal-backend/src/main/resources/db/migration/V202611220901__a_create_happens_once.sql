create table if not exists idempotency_key (
  caller varchar(60) not null,
  operation varchar(60) not null,
  idempotency_key uuid not null,
  body_hash binary(32) not null,
  made_id uuid,
  created_at datetime(6) not null,
  primary key (caller, operation, idempotency_key),
  key idempotency_key_age (created_at)
);
