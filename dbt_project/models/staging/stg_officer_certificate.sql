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
    folded.certificate_no,
    folded.person_name,
    folded.person_name_token,
    folded.person_id_no,
    folded.person_id_no_token,
    folded.certificate_kind,
    folded.issued_date,
    folded.expires_date,
    folded.certificate_status,
    folded.status_date,
    folded.cancel_reason
from {{ fold_to_state(source('log', 'officer_certificate')) }} as folded
where folded.recency = 1 and folded.is_present
