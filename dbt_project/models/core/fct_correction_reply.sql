select
    acted.department_code || '/' || acted.period || '/' || acted.item_id as correction_reply_id,
    {{ contract_columns('correction_reply', 'acted') }},
    {{ lineage_columns('acted') }}
from {{ preferred_source(ref('stg_correction_reply'), ['period', 'item_id']) }} as acted
where acted.preference = 1
