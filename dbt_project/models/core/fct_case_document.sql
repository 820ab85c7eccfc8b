select
    stated.department_code || '/' || stated.case_or_decision_no || '/' || stated.serial_no as document_id,
    coalesce(filed.case_id, decided.case_id) as case_id,
    case when filed.case_id is null then decided.decision_id end as decision_id,
    {{ contract_columns('case_document', 'stated') }},
    {{ lineage_columns('stated') }}
from {{ preferred_source(ref('stg_case_document'), ['case_or_decision_no', 'serial_no']) }} as stated
left join {{ ref('fct_penalty_case') }} as filed
    on stated.department_code = filed.department_code and stated.case_or_decision_no = filed.case_no
left join {{ ref('fct_penalty') }} as decided
    on stated.department_code = decided.department_code and stated.case_or_decision_no = decided.decision_no
where stated.preference = 1
