create index if not exists equipment_of_product on equipment (product_id, created_at desc, id desc);
