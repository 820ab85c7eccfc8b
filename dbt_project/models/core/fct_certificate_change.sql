select
    stated.department_code
    || '/' || stated.certificate_no
    || '/' || stated.change_kind
    || '/' || {{ as_text('stated.change_date') }} as certificate_change_id,
    {{ contract_columns('certificate_change', 'stated') }},
    {{ lineage_columns('stated') }}
from {{ preferred_source(ref('stg_certificate_change'), ['certificate_no', 'change_kind', 'change_date']) }} as stated
where stated.preference = 1
