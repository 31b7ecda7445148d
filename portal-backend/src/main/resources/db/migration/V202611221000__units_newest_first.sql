create index if not exists equipment_newest on equipment (created_at desc, id desc);
