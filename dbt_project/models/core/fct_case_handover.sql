select
    stated.department_code || '/' || stated.case_no as handover_id,
    filed.case_id,
    {{ contract_columns('case_handover', 'stated') }},
    {{ lineage_columns('stated') }}
from {{ preferred_source(ref('stg_case_handover'), ['case_no']) }} as stated
left join {{ ref('fct_penalty_case') }} as filed
    on stated.department_code = filed.department_code and stated.case_no = filed.case_no
where stated.preference = 1
