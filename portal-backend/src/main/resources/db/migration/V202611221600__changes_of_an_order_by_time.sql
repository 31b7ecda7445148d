create index if not exists audit_entry_order on audit_entry (work_order_id, at desc, id desc);
