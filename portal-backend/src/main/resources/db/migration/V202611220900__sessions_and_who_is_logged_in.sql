create table if not exists session (
  token_hash binary(32) not null primary key,
  subject uuid not null,
  name varchar(200) not null,
  roles varchar(500) not null,
  language varchar(5) not null,
  id_token blob not null,
  refresh_token blob,
  created_at datetime(6) not null,
  expires_at datetime(6) not null,
  key session_subject (subject)
);
