create table if not exists ended_logout (
  jti_hash binary(32) not null primary key,
  expires_at datetime(6) not null,
  key ended_logout_end (expires_at)
);
