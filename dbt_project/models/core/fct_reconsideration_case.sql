select
    stated.department_code || '/' || stated.case_no as reconsideration_id,
    {{ contract_columns('reconsideration_case', 'stated') }},
    {{ lineage_columns('stated') }}
from {{ preferred_source(ref('stg_reconsideration_case'), ['case_no']) }} as stated
where stated.preference = 1
