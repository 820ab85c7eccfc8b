select
    stated.department_code || '/' || stated.plan_no as plan_id,
    {{ contract_columns('inspection_plan', 'stated') }},
    {{ lineage_columns('stated') }}
from {{ preferred_source(ref('stg_inspection_plan'), ['plan_no']) }} as stated
where stated.preference = 1
