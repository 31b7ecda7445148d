create table if not exists document_event (
  subject_id uuid not null,
  sequence int not null,
  kind varchar(24) not null,
  actor varchar(200) not null,
  at datetime(6) not null,
  payload longtext not null,
  payload_hash binary(32) not null,
  previous_hash binary(32) not null,
  primary key (subject_id, sequence)
);
