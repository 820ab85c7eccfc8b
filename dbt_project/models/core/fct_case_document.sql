select
    stated.department_code || '/' || stated.case_or_decision_no || '/' || stated.serial_no as document_id,
    stated.department_code,
    stated.case_or_decision_no,
    coalesce(filed.case_id, decided.case_id) as case_id,
    case when filed.case_id is null then decided.decision_id end as decision_id,
    stated.serial_no,
    stated.document_kinds,
    stated.document_date,
    stated.page_count,
    stated.file_name_token,
    stated.file_sha256,
    stated.uploaded_at,
    stated.first_uploaded_at,
    stated.source,
    stated.stream_id,
    stated.position,
    stated.source_row,
    stated.export_id
from {{ preferred_source(ref('stg_case_document'), ['case_or_decision_no', 'serial_no']) }} as stated
left join {{ ref('fct_penalty_case') }} as filed
    on stated.department_code = filed.department_code and stated.case_or_decision_no = filed.case_no
left join {{ ref('fct_penalty') }} as decided
    on stated.department_code = decided.department_code and stated.case_or_decision_no = decided.decision_no
where stated.preference = 1
