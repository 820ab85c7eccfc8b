select
    stated.department_code
    || '/' || stated.parameter
    || '/' || stated.applies_to
    || '/' || {{ as_text('stated.valid_from') }} as parameter_id,
    {{ contract_columns('parameter', 'stated') }},
    {{ lineage_columns('stated') }}
from {{ preferred_source(ref('stg_parameter'), ['parameter', 'applies_to', 'valid_from']) }} as stated
where stated.preference = 1
