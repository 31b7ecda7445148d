alter table outbox add index if not exists outbox_order (order_key, id);
