select
    voiding.voided_stream_id,
    voiding.department_code,
    voiding.voided_feed,
    voiding.record_no,
    voiding.business_date,
    voiding.reason_kind,
    voiding.reason_token,
    voiding.requested_by,
    voiding.approved_by,
    voiding.document_no,
    voiding.voided_at,
    voiding.is_revoked,
    voiding.revoke_reason_token,
    voiding.revoke_requested_by,
    voiding.revoke_approved_by,
    voiding.revoke_document_no,
    voiding.revoked_at,
    not voiding.is_revoked as is_in_force,
    coalesce(record.is_present, false) as is_still_reported,
    record.reported_as_of as last_reported_as_of,
    record.position as record_position,
    voiding.stream_id,
    voiding.position
from {{ ref('stg_voiding') }} as voiding
left join {{ ref('stg_voided_record') }} as record
    on voiding.voided_stream_id = record.stream_id
