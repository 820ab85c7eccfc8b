select
    stated.department_code || '/' || stated.decision_no as decision_id,
    filed.case_id,
    {{ contract_columns('penalty', 'stated') }},
    stated.is_counted,
    {{ lineage_columns('stated') }}
from {{ preferred_source(ref('stg_penalty'), ['decision_no']) }} as stated
left join {{ ref('fct_penalty_case') }} as filed
    on stated.department_code = filed.department_code and stated.case_no = filed.case_no
where stated.preference = 1
