select
    stated.department_code || '/' || stated.certificate_no as certificate_id,
    {{ contract_columns('officer_certificate', 'stated') }},
    {{ lineage_columns('stated') }}
from {{ preferred_source(ref('stg_officer_certificate'), ['certificate_no']) }} as stated
where stated.preference = 1
