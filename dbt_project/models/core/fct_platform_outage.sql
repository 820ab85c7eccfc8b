select
    stated.department_code || '/' || stated.outage_no as outage_id,
    {{ contract_columns('platform_outage', 'stated') }},
    {{ lineage_columns('stated') }}
from {{ preferred_source(ref('stg_platform_outage'), ['outage_no']) }} as stated
where stated.preference = 1
