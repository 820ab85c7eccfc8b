-- 自报数自相矛盾: figures that one body declares of one period, held against each other.
with declared as (
    select stated.*
    from {{ ref('int_declared_figure') }} as stated
    where not stated.is_lower_bound
),

held as (
    select
        smaller.*,
        identity.identity_id,
        identity.label_zh as identity_zh,
        larger.label_zh as larger_zh,
        larger.declared_in_unit as larger_value,
        taken.label_zh as taken_zh,
        taken.declared_in_unit as taken_value,
        larger.declared_in_unit - coalesce(taken.declared_in_unit, 0) as bound,
        explained.label_zh as explained_zh,
        computed.value as explained_value
    from declared as smaller
    inner join {{ ref('figure_identity') }} as identity
        on smaller.known_code = identity.smaller_code and {{ in_force('smaller.declared_date', 'identity') }}
    inner join declared as larger
        on
            identity.larger_code = larger.known_code
            and smaller.department_code = larger.department_code
            and smaller.period = larger.period
    left join declared as taken
        on
            identity.minus_code = taken.known_code
            and smaller.department_code = taken.department_code
            and smaller.period = taken.period
    left join {{ ref('int_figure_definition') }} as explained on identity.explained_by_code = explained.figure_code
    left join {{ ref('int_figure_value') }} as computed
        on
            identity.explained_by_code = computed.figure_code
            and smaller.cutoff_date = computed.cutoff_date
            and computed.scope_code = '*'
    where identity.minus_code is null or taken.known_code is not null
)

select
    'violated' as verdict,
    'declared_contradicts' as rule_id,
    held.department_code,
    'declared_figure' as act_kind,
    held.declared_figure_id as act_id,
    held.figure_code as record_no,
    held.declared_date as business_date,
    cast(null as date) as due_on,
    '口径待核：' || held.identity_zh || '，而' || held.period || ' 自报' || held.label_zh || ' '
    || {{ as_text('cast(held.declared_in_unit as decimal(18, 0))') }} || '、' || held.larger_zh || ' '
    || {{ as_text('cast(held.larger_value as decimal(18, 0))') }}
    || coalesce('、' || held.taken_zh || ' ' || {{ as_text('cast(held.taken_value as decimal(18, 0))') }}, '')
    || coalesce(
        '；按记录计算' || held.explained_zh || '为 ' || {{ as_text('cast(held.explained_value as decimal(18, 0))') }}, ''
    ) as message,
    held.identity_id as detail,
    held.stream_id,
    held.position
from held
where held.declared_in_unit > held.bound
