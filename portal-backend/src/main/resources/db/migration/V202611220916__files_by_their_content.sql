create table if not exists stored_file (
  id uuid not null primary key,
  sha256 binary(32) not null,
  name varchar(255) not null,
  media_type varchar(60) not null,
  size bigint not null,
  has_thumbnail tinyint(1) not null,
  added_at datetime(6) not null,
  added_by varchar(60) not null,
  work_order_id uuid,
  place varchar(16),
  place_id uuid,
  key stored_file_order (work_order_id, added_at, id),
  key stored_file_content (sha256)
);
