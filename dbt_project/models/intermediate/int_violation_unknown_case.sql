select
    case when omission.source is null then 'violated' else 'unjudged' end as verdict,
    'unknown_case' as rule_id,
    penalty.department_code,
    'penalty' as act_kind,
    penalty.decision_id as act_id,
    penalty.decision_no as record_no,
    penalty.decision_date as business_date,
    cast(null as date) as due_on,
    case
        when omission.source is not null then '来源不提供案件编号'
        when penalty.case_no is null then '普通程序决定未填案件编号'
        else '案件 ' || penalty.case_no || ' 未登记'
    end as message,
    penalty.case_no as detail,
    penalty.stream_id,
    penalty.position
from {{ ref('fct_penalty') }} as penalty
{{ join_omission('penalty', "'penalty'", 'case_no', 'omission') }}
where
    penalty.case_id is null
    -- An on-the-spot decision needs no case, but a number it gives must stand.
    and (penalty.procedure_kind = '普通' or penalty.case_no is not null)
