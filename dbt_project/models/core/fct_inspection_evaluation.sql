select
    stated.department_code || '/' || stated.evaluation_no as evaluation_id,
    visit.inspection_id,
    {{ contract_columns('inspection_evaluation', 'stated') }},
    {{ lineage_columns('stated') }}
from {{ preferred_source(ref('stg_inspection_evaluation'), ['evaluation_no']) }} as stated
left join {{ ref('fct_inspection') }} as visit
    on stated.department_code = visit.department_code and stated.inspection_no = visit.inspection_no
where stated.preference = 1
