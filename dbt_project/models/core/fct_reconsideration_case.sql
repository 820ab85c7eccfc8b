select
    stated.department_code || '/' || stated.case_no as reconsideration_id,
    -- Who has to answer, whichever side reports.
    case when stated.role = '被申请人' then stated.department_code else stated.respondent_code end as answering_code,
    challenged.decision_id,
    {{ contract_columns('reconsideration_case', 'stated') }},
    {{ lineage_columns('stated') }}
from {{ preferred_source(ref('stg_reconsideration_case'), ['case_no']) }} as stated
left join {{ ref('fct_penalty') }} as challenged
    on
        case when stated.role = '被申请人' then stated.department_code else stated.respondent_code end
        = challenged.department_code
        and stated.challenged_act_no = challenged.decision_no
        and stated.challenged_act_kind = '行政处罚'
where stated.preference = 1
