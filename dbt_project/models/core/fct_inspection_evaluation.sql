select
    stated.department_code || '/' || stated.evaluation_no as evaluation_id,
    {{ contract_columns('inspection_evaluation', 'stated') }},
    {{ lineage_columns('stated') }}
from {{ preferred_source(ref('stg_inspection_evaluation'), ['evaluation_no']) }} as stated
where stated.preference = 1
