with unidentified as (
    select
        named.act_kind,
        named.act_id,
        named.officer_reference
    from {{ ref('bridge_act_officer') }} as named
    where not named.is_resolved
    union all
    select
        act.act_kind,
        act.act_id,
        cast(null as {{ dbt.type_string() }}) as officer_reference
    from {{ ref('int_enforcement_act') }} as act
    left join {{ ref('bridge_act_officer') }} as named
        on act.act_kind = named.act_kind and act.act_id = named.act_id
    where named.act_id is null
)

select
    case when omission.source is null then 'violated' else 'unjudged' end as verdict,
    'officer_not_identified' as rule_id,
    act.department_code,
    act.act_kind,
    act.act_id,
    act.record_no,
    act.act_date as business_date,
    cast(null as date) as due_on,
    case
        when omission.source is not null then '来源不提供执法人员'
        when unidentified.officer_reference is null then '未填报执法人员'
        when act.officer_certificate_nos is not null
            then '执法证号 ' || unidentified.officer_reference || ' 在本单位和参加部门均未登记'
        else '一名执法人员按姓名无法辨认：当日没有或有多名同名持证人员'
    end as message,
    unidentified.officer_reference as detail,
    act.stream_id,
    act.position
from unidentified
inner join {{ ref('int_enforcement_act') }} as act
    on unidentified.act_kind = act.act_kind and unidentified.act_id = act.act_id
{{ join_omission('act', 'act.act_kind', 'officer_certificate_nos', 'omission') }}
