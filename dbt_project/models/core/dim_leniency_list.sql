select
    stated.department_code
    || '/' || stated.list_kind
    || '/' || stated.ground_no
    || '/' || stated.list_version as leniency_id,
    {{ contract_columns('leniency_list', 'stated') }},
    {{ lineage_columns('stated') }}
from {{ preferred_source(ref('stg_leniency_list'), ['list_kind', 'ground_no', 'list_version']) }} as stated
where stated.preference = 1
