select
    acted.department_code || '/' || acted.period || '/' || {{ as_text('acted.waiver_no') }} as waiver_id,
    {{ contract_columns('waiver', 'acted') }},
    {{ lineage_columns('acted') }}
from {{ ref('stg_waiver') }} as acted
