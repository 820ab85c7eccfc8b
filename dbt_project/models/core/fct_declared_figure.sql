select
    stated.department_code || '/' || stated.figure_code || '/' || stated.period || '/' || stated.section
        as declared_figure_id,
    {{ contract_columns('declared_figure', 'stated') }},
    {{ lineage_columns('stated') }}
from {{ preferred_source(ref('stg_declared_figure'), ['figure_code', 'period', 'section']) }} as stated
where stated.preference = 1
