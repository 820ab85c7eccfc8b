select
    stated.department_code || '/' || stated.record_no as record_id,
    {{ contract_columns('education_correction', 'stated') }},
    {{ lineage_columns('stated') }}
from {{ preferred_source(ref('stg_education_correction'), ['record_no']) }} as stated
where stated.preference = 1
