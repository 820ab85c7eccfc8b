select
    stated.department_code || '/' || stated.order_no as order_id,
    visit.inspection_id,
    filed.case_id,
    {{ contract_columns('corrective_order', 'stated') }},
    {{ lineage_columns('stated') }}
from {{ preferred_source(ref('stg_corrective_order'), ['order_no']) }} as stated
left join {{ ref('fct_inspection') }} as visit
    on stated.department_code = visit.department_code and stated.inspection_no = visit.inspection_no
left join {{ ref('fct_penalty_case') }} as filed
    on stated.department_code = filed.department_code and stated.case_no = filed.case_no
where stated.preference = 1
