create table if not exists staff_member (
  id uuid not null primary key,
  subject uuid,
  name varchar(200) not null,
  phone varchar(40) not null,
  email varchar(254) not null,
  language varchar(5) not null,
  region varchar(60) not null,
  role varchar(20) not null,
  grade varchar(10),
  skills varchar(500) not null default '',
  version int not null default 0,
  unique key staff_member_subject (subject),
  key staff_member_role (role, region)
);
