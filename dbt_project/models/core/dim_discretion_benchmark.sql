select
    stated.department_code
    || '/' || stated.item_code
    || '/' || stated.discretion_grade
    || '/' || {{ as_text('stated.valid_from') }} as benchmark_id,
    {{ contract_columns('discretion_benchmark', 'stated') }},
    {{ lineage_columns('stated') }}
from {{ preferred_source(ref('stg_discretion_benchmark'), ['item_code', 'discretion_grade', 'valid_from']) }} as stated
where stated.preference = 1
