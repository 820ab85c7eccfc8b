select
    stated.department_code || '/' || stated.permit_no as permit_id,
    {{ contract_columns('permit', 'stated') }},
    {{ lineage_columns('stated') }}
from {{ preferred_source(ref('stg_permit'), ['permit_no']) }} as stated
where stated.preference = 1
