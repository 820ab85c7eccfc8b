select
    stated.department_code || '/' || stated.item_code || '/' || {{ as_text('stated.from_date') }} as no_occurrence_id,
    {{ contract_columns('no_occurrence', 'stated') }},
    {{ lineage_columns('stated') }}
from {{ preferred_source(ref('stg_no_occurrence'), ['item_code', 'from_date']) }} as stated
where stated.preference = 1
