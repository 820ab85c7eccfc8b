select
    stated.department_code || '/' || stated.order_no as order_id,
    {{ contract_columns('corrective_order', 'stated') }},
    {{ lineage_columns('stated') }}
from {{ preferred_source(ref('stg_corrective_order'), ['order_no']) }} as stated
where stated.preference = 1
