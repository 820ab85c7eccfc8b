select
    stated.department_code || '/' || stated.review_no as review_id,
    {{ contract_columns('case_review', 'stated') }},
    {{ lineage_columns('stated') }}
from {{ preferred_source(ref('stg_case_review'), ['review_no']) }} as stated
where stated.preference = 1
