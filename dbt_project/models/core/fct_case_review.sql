select
    stated.department_code || '/' || stated.review_no as review_id,
    filed.case_id,
    decided.decision_id,
    {{ contract_columns('case_review', 'stated') }},
    {{ lineage_columns('stated') }}
from {{ preferred_source(ref('stg_case_review'), ['review_no']) }} as stated
left join {{ ref('fct_penalty_case') }} as filed
    on stated.department_code = filed.department_code and stated.case_or_decision_no = filed.case_no
left join {{ ref('fct_penalty') }} as decided
    on
        stated.department_code = decided.department_code
        and stated.case_or_decision_no = decided.decision_no
        -- A number that names a case as well means the file of the case.
        and filed.case_id is null
where stated.preference = 1
