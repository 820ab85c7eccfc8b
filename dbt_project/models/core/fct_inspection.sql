select
    stated.department_code || '/' || stated.inspection_no as inspection_id,
    plan.plan_id,
    {{ contract_columns('inspection', 'stated') }},
    {{ lineage_columns('stated') }}
from {{ preferred_source(ref('stg_inspection'), ['inspection_no']) }} as stated
left join {{ ref('dim_inspection_plan') }} as plan
    on stated.department_code = plan.department_code and stated.plan_no = plan.plan_no
where stated.preference = 1
