-- The kind stands inside the key of a join: beside it, DuckDB compares every row with every other.
with act as (
    select
        decided.act_kind,
        decided.act_id,
        decided.record_no,
        decided.act_date,
        decided.department_code,
        decided.source,
        decided.stream_id,
        decided.position,
        case decided.act_kind when 'penalty' then 'two_officers_penalty' else 'two_officers_inspection' end as rule_id
    from {{ ref('int_enforcement_act') }} as decided
    left join {{ ref('fct_inspection') }} as inspection
        on case when decided.act_kind = 'inspection' then decided.act_id end = inspection.inspection_id
    -- Looking at papers or on line needs no two officers at a door.
    where decided.act_kind = 'penalty' or inspection.inspection_mode = '现场'
),

-- Officers that a decision takes from its case acted on the days of the case: were they certified when it began?
case_officer as (
    select
        penalty.decision_id as act_id,
        count(distinct case when named.has_valid_certificate then named.person_id end) as certified_count
    from {{ ref('fct_penalty') }} as penalty
    inner join {{ ref('int_act_officer') }} as named
        on named.act_kind = 'penalty_case' and penalty.case_id = named.act_id
    where coalesce(penalty.officer_certificate_nos, penalty.officer_names_token) is null
    group by penalty.decision_id
),

officer as (
    select
        named.act_kind,
        named.act_id,
        count(*) as named_count,
        sum(case when named.is_resolved then 0 else 1 end) as unresolved_count,
        count(distinct case when named.has_valid_certificate then named.person_id end) as certified_count
    from {{ ref('int_act_officer') }} as named
    group by named.act_kind, named.act_id
),

counted as (
    select
        act.*,
        coalesce(officer.named_count, 0) as named_count,
        coalesce(officer.unresolved_count, 0) as unresolved_count,
        coalesce(officer.certified_count, 0) as certified_count,
        coalesce(case_officer.certified_count, 0) as case_certified_count,
        case
            when penalty.procedure_kind = '简易' then simple_parameter.value else parameter.value
        end as minimum_count,
        omission.source is not null as is_omitted
    from act
    left join officer
        on act.act_kind = officer.act_kind and act.act_id = officer.act_id
    left join case_officer
        on case when act.act_kind = 'penalty' then act.act_id end = case_officer.act_id
    left join {{ ref('fct_penalty') }} as penalty
        on case when act.act_kind = 'penalty' then act.act_id end = penalty.decision_id
    {{ join_parameter('minimum_officer_count', 'act', 'act.act_date', 'parameter') }}
    {{ join_parameter('minimum_officer_count_simple', 'act', 'act.act_date', 'simple_parameter') }}
    {{ join_omission('act', 'act.act_kind', 'officer_certificate_nos', 'omission') }}
),

judged as (
    select
        counted.*,
        case
            when counted.is_omitted then '来源不提供执法人员'
            when counted.act_date is null then '行为日期缺失，无法核对证件是否有效'
            when counted.minimum_count is null then '没有施行中的人数规定'
            when counted.named_count = 0 then '未填报执法人员'
            when counted.certified_count + counted.unresolved_count >= counted.minimum_count
                then '有执法人员尚未辨认，无法判断持证人数'
            when counted.case_certified_count >= counted.minimum_count
                then '执法人员取自案件，立案日持证、决定日已失效，无法确定执法之日'
        end as unjudged_reason
    from counted
    where counted.minimum_count is null or counted.certified_count < counted.minimum_count
)

select
    case when judged.unjudged_reason is null then 'violated' else 'unjudged' end as verdict,
    judged.rule_id,
    judged.department_code,
    judged.act_kind,
    judged.act_id,
    judged.record_no,
    judged.act_date as business_date,
    cast(null as date) as due_on,
    coalesce(
        judged.unjudged_reason,
        '当日持有效执法证的人员 ' || {{ as_text('judged.certified_count') }} || ' 名，少于 '
        || {{ as_text('cast(judged.minimum_count as bigint)') }} || ' 名'
    ) as message,
    cast(null as {{ dbt.type_string() }}) as detail,
    judged.stream_id,
    judged.position
from judged
