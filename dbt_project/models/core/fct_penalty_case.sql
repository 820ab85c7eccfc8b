select
    stated.department_code || '/' || stated.case_no as case_id,
    {{ contract_columns('penalty_case', 'stated') }},
    {{ lineage_columns('stated') }}
from {{ preferred_source(ref('stg_penalty_case'), ['case_no']) }} as stated
where stated.preference = 1
