select
    stated.department_code || '/' || stated.case_no as litigation_id,
    challenged.decision_id,
    reconsidered.reconsideration_id,
    {{ contract_columns('litigation_case', 'stated') }},
    {{ lineage_columns('stated') }}
from {{ preferred_source(ref('stg_litigation_case'), ['case_no']) }} as stated
left join {{ ref('fct_penalty') }} as challenged
    on
        stated.department_code = challenged.department_code
        and stated.challenged_act_no = challenged.decision_no
        and stated.challenged_act_kind = '行政处罚'
left join {{ ref('fct_reconsideration_case') }} as reconsidered
    on
        stated.department_code = reconsidered.department_code
        and stated.reconsideration_case_no = reconsidered.case_no
where stated.preference = 1
