with held as (
    select
        declared.*,
        {{ declared_verdict('declared.declared_in_unit', 'declared.computed_value', 'declared.computed_lower_bound',
            'declared.is_lower_bound', 'declared.difference') }} as outcome,
        {{ printed_value('declared.computed_value', 'declared.computed_lower_bound', 'named') }}
            as computed_text
    from {{ ref('int_declared_figure') }} as declared
    left join {{ ref('int_figure_definition') }} as named on declared.known_code = named.figure_code
)

select
    case when held.outcome = 'not_computed' then 'unjudged' else 'violated' end as verdict,
    'declared_differs' as rule_id,
    held.department_code,
    'declared_figure' as act_kind,
    held.declared_figure_id as act_id,
    held.figure_code as record_no,
    held.declared_date as business_date,
    cast(null as date) as due_on,
    case
        when held.known_code is null then '自报指标代码 ' || held.figure_code || ' 不在指标表中，无法与记录核对'
        when held.outcome = 'not_computed'
            then
                '自报“' || held.label_zh || '”' || held.period || ' 为 ' || held.declared_text
                || '，没有相应期间的记录，无法核对'
        else
            '口径待核：“' || held.label_zh || '”' || held.period || ' 自报 ' || held.declared_text || '（' || held.section
            || '），按记录计算为 ' || held.computed_text || ' ' || held.printed_unit
    end as message,
    cast(null as {{ dbt.type_string() }}) as detail,
    held.stream_id,
    held.position
from held
where
    held.outcome in ('differs', 'lower_bound_fails')
    -- what has no record-level feed can only be declared; a list is held against its mart
    or (held.outcome = 'not_computed' and coalesce(held.kind, '') not in ('declared', 'listed'))
