alter table staff_member add column if not exists roles varchar(200) not null default '';
