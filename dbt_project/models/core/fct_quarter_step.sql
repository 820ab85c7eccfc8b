select
    acted.department_code || '/' || acted.period || '/' || {{ as_text('acted.step_no') }} as quarter_step_id,
    {{ contract_columns('quarter_step', 'acted') }},
    {{ lineage_columns('acted') }}
from {{ ref('stg_quarter_step') }} as acted
