alter table sealed_document add column if not exists subject_id uuid after work_order_id;
