create index if not exists work_order_region on work_order (region, created_at desc, id desc);
