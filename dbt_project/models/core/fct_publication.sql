select
    acted.department_code || '/' || acted.period || '/' || {{ as_text('acted.version') }} as publication_id,
    {{ contract_columns('publication', 'acted') }},
    {{ lineage_columns('acted') }}
from {{ ref('stg_publication') }} as acted
