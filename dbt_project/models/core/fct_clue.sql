select
    stated.department_code || '/' || stated.order_no as clue_id,
    {{ contract_columns('clue', 'stated') }},
    {{ lineage_columns('stated') }}
from {{ preferred_source(ref('stg_clue'), ['order_no']) }} as stated
where stated.preference = 1
