select
    stated.department_code || '/' || stated.activity_no as activity_id,
    {{ contract_columns('supervision_activity', 'stated') }},
    {{ lineage_columns('stated') }}
from {{ preferred_source(ref('stg_supervision_activity'), ['activity_no']) }} as stated
where stated.preference = 1
