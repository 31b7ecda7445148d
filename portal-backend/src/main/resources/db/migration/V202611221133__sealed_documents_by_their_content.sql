create index if not exists sealed_document_content on sealed_document (sealed_sha256);
