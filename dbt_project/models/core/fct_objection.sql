select
    acted.department_code || '/' || acted.period || '/' || {{ as_text('acted.objection_no') }} as objection_id,
    {{ contract_columns('objection', 'acted') }},
    {{ lineage_columns('acted') }}
from {{ ref('stg_objection') }} as acted
