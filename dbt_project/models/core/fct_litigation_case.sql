select
    stated.department_code || '/' || stated.case_no as litigation_id,
    {{ contract_columns('litigation_case', 'stated') }},
    {{ lineage_columns('stated') }}
from {{ preferred_source(ref('stg_litigation_case'), ['case_no']) }} as stated
where stated.preference = 1
