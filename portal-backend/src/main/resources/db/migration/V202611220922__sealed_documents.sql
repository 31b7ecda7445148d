create table if not exists sealed_document (
  id uuid not null primary key,
  kind varchar(8) not null,
  number varchar(40) not null,
  work_order_id uuid not null,
  shown_sha256 binary(32) not null,
  sealed_sha256 binary(32) not null,
  file_id uuid not null,
  evidence longtext not null,
  sealed_at datetime(6) not null,
  timestamp_state varchar(10) not null,
  key sealed_document_order (work_order_id, sealed_at),
  constraint sealed_document_order foreign key (work_order_id) references work_order (id)
);
