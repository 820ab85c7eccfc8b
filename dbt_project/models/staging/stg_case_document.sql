select
    folded.stream_id,
    folded.position,
    folded.event_type,
    folded.source,
    folded.reported_as_of,
    folded.batch_id,
    folded.export_id,
    folded.source_row,
    folded.department_code,
    folded.case_or_decision_no,
    folded.serial_no,
    folded.document_kinds,
    folded.document_date,
    folded.page_count,
    folded.file_name_token,
    folded.file_sha256,
    folded.uploaded_at,
    folded.first_uploaded_at
from {{ fold_to_state(source('log', 'case_document'), first_upload=true) }} as folded
where folded.recency = 1 and folded.is_present
