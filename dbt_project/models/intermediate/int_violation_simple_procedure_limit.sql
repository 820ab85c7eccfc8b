with decision as (
    select
        penalty.*,
        citizen.value as citizen_limit,
        organisation.value as organisation_limit,
        case penalty.party_type
            when '自然人' then citizen.value
            when '个体工商户' then sole_trader.value
            when '法人及非法人组织' then organisation.value
        end as fine_limit
    from {{ ref('fct_penalty') }} as penalty
    {{ join_parameter('simple_fine_citizen_yuan', 'penalty', 'penalty.decision_date', 'citizen') }}
    {{ join_parameter('simple_fine_sole_trader_yuan', 'penalty', 'penalty.decision_date', 'sole_trader') }}
    {{ join_parameter('simple_fine_organisation_yuan', 'penalty', 'penalty.decision_date', 'organisation') }}
    where penalty.procedure_kind = '简易'
),

judged as (
    select
        decision.*,
        case
            when decision.decision_date is null or decision.organisation_limit is null
                then '决定日期缺失或早于规定施行，限额不明'
            -- Over the limit of citizens, within that of organisations: it depends on who the party is.
            when decision.party_type is null and decision.fine_yuan <= decision.organisation_limit
                then '当事人类型未填，限额不明'
        end as unjudged_reason
    from decision
    where
        decision.fine_yuan > coalesce(decision.fine_limit, decision.citizen_limit, 0)
)

select
    case when judged.unjudged_reason is null then 'violated' else 'unjudged' end as verdict,
    'simple_procedure_limit' as rule_id,
    judged.department_code,
    'penalty' as act_kind,
    judged.decision_id as act_id,
    judged.decision_no as record_no,
    judged.decision_date as business_date,
    cast(null as date) as due_on,
    coalesce(
        judged.unjudged_reason,
        '简易程序罚款 ' || {{ as_text('judged.fine_yuan') }} || ' 元，超过限额 '
        || {{ as_text('coalesce(judged.fine_limit, judged.organisation_limit)') }} || ' 元'
    ) as message,
    cast(null as {{ dbt.type_string() }}) as detail,
    judged.stream_id,
    judged.position
from judged
