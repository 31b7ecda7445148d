update sealed_document d set d.subject_id = coalesce(
  (select q.id from quote q where q.work_order_id = d.work_order_id and q.document_id = d.id),
  (select r.id from service_report r where r.work_order_id = d.work_order_id and r.document_id = d.id))
where d.subject_id is null;
