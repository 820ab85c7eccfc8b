select
    acted.department_code || '/' || acted.period || '/' || acted.case_or_decision_no as review_draw_id,
    {{ contract_columns('review_draw', 'acted') }},
    {{ lineage_columns('acted') }}
from {{ ref('stg_review_draw') }} as acted
