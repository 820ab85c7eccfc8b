select
    'violated' as verdict,
    'certificate_not_valid' as rule_id,
    act.department_code,
    act.act_kind,
    act.act_id,
    act.record_no,
    act.act_date as business_date,
    cast(null as date) as due_on,
    '执法证号 ' || officer.officer_reference || ' 的持证人当日没有有效的执法证' as message,
    officer.officer_reference as detail,
    act.stream_id,
    act.position
from {{ ref('int_act_officer') }} as officer
inner join {{ ref('int_enforcement_act') }} as act
    on officer.act_kind = act.act_kind and officer.act_id = act.act_id
left join {{ ref('fct_penalty') }} as penalty
    on case when officer.act_kind = 'penalty' then officer.act_id end = penalty.decision_id
where
    officer.is_resolved
    and not officer.has_valid_certificate
    and act.act_date is not null
    -- A case has no single day; officers that a decision takes from it acted on other days than the decision's.
    and act.act_kind <> 'penalty_case'
    and (
        penalty.decision_id is null
        or coalesce(penalty.officer_certificate_nos, penalty.officer_names_token) is not null
    )
