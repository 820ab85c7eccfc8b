select
    acted.department_code || '/' || acted.period as interview_id,
    {{ contract_columns('interview', 'acted') }},
    {{ lineage_columns('acted') }}
from {{ ref('stg_interview') }} as acted
