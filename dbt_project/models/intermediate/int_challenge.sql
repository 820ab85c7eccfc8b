{#- Both roads brought to one act: who acted is who issued it, wherever item, case or department went since. -#}
{%- set corrections = "('撤销', '部分撤销', '变更', '确认违法', '确认无效', '责令履行')" -%}
with reconsidered as (
    select
        case_row.*,
        coalesce(case_row.challenged_act_no, case_row.case_no) as act_no
    from {{ ref('fct_reconsideration_case') }} as case_row
),

-- a lawsuit names the reconsideration that it follows, an appeal its first instance
named as (
    select
        reconsidered.case_no,
        min(reconsidered.act_no) as act_no,
        min(reconsidered.answering_code) as answering_code
    from reconsidered
    group by reconsidered.case_no
    having count(distinct reconsidered.answering_code) = 1
),

sued as (
    select
        suit.*,
        case when suit.challenged_act_kind = '行政复议' then null else named.answering_code end as named_code,
        coalesce(
            suit.challenged_act_no,
            first_suit.challenged_act_no,
            named.act_no,
            suit.reconsideration_case_no,
            suit.first_case_no,
            suit.case_no
        ) as act_no
    from {{ ref('fct_litigation_case') }} as suit
    left join {{ ref('fct_litigation_case') }} as first_suit
        on suit.department_code = first_suit.department_code and suit.first_case_no = first_suit.case_no
    left join named on coalesce(suit.reconsideration_case_no, first_suit.reconsideration_case_no) = named.case_no
    where suit.role <> '第三人'
),

challenge as (
    select
        'reconsideration_case' as record_kind,
        reconsidered.reconsideration_id as record_id,
        reconsidered.case_no as reconsideration_case_no,
        reconsidered.challenged_act_kind,
        reconsidered.act_no,
        reconsidered.answering_code,
        reconsidered.closed_date,
        reconsidered.closing_kind as result,
        0 as instance_order,
        true as is_final,
        coalesce(reconsidered.is_minor_procedural_fault, false) as is_minor,
        coalesce(reconsidered.is_reversed, false) as is_reversed,
        reconsidered.stream_id,
        reconsidered.position
    from reconsidered
    union all
    select
        'litigation_case' as record_kind,
        sued.litigation_id as record_id,
        sued.reconsideration_case_no,
        sued.challenged_act_kind,
        sued.act_no,
        coalesce(sued.named_code, sued.department_code) as answering_code,
        sued.closed_date,
        sued.result,
        case sued.instance when '再审' then 3 when '二审' then 2 else 1 end as instance_order,
        coalesce(sued.is_final, false) and sued.closed_date is not null as is_final,
        coalesce(sued.is_minor_procedural_fault, false) as is_minor,
        false as is_reversed,
        sued.stream_id,
        sued.position
    from sued
)

select
    challenge.*,
    coalesce(own.department_code, sole.department_code, challenge.answering_code) as charged_code,
    coalesce(own.department_code, sole.department_code, challenge.answering_code) || '/' || challenge.act_no as act_key,
    coalesce(challenge.result in {{ corrections }}, false) as is_correcting
from challenge
left join {{ ref('int_issued_act') }} as own
    on
        challenge.challenged_act_kind = own.challenged_act_kind
        and challenge.act_no = own.act_no
        and challenge.answering_code = own.department_code
left join {{ ref('int_issued_act') }} as sole
    on
        challenge.challenged_act_kind = sole.challenged_act_kind
        and challenge.act_no = sole.act_no
        and sole.is_only_issuer
