alter table staff_member add column if not exists team varchar(60);
