select
    stated.department_code || '/' || stated.decision_no as measure_id,
    {{ contract_columns('coercive_measure', 'stated') }},
    {{ lineage_columns('stated') }}
from {{ preferred_source(ref('stg_coercive_measure'), ['decision_no']) }} as stated
where stated.preference = 1
