select
    stated.department_code || '/' || stated.certificate_no || '/' || {{ as_text('stated.from_date') }} as absence_id,
    {{ contract_columns('officer_absence', 'stated') }},
    {{ lineage_columns('stated') }}
from {{ preferred_source(ref('stg_officer_absence'), ['certificate_no', 'from_date']) }} as stated
where stated.preference = 1
