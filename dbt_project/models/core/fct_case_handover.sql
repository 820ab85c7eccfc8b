select
    stated.department_code || '/' || stated.case_no as handover_id,
    {{ contract_columns('case_handover', 'stated') }},
    {{ lineage_columns('stated') }}
from {{ preferred_source(ref('stg_case_handover'), ['case_no']) }} as stated
where stated.preference = 1
