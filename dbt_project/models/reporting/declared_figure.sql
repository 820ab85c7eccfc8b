with held as (
    select
        declared.*,
        coalesce(declared.computed_value, listed.value) as computed,
        coalesce(
            declared.difference, cast(declared.declared_in_unit - listed.value as decimal(18, 2))
        ) as gap
    from {{ ref('int_declared_figure') }} as declared
    left join {{ ref('figure') }} as listed
        on
            declared.known_code = listed.figure_code
            and declared.cutoff_date = listed.cutoff_date
            and listed.kind = 'listed'
)

select
    held.declared_figure_id,
    held.department_code,
    department.department_name,
    held.figure_code,
    held.known_code,
    held.label_zh,
    held.period,
    held.cutoff_date,
    held.section,
    case when not held.is_lower_bound then held.declared_in_unit end as declared_value,
    held.is_lower_bound,
    case when held.is_lower_bound then held.declared_in_unit end as declared_lower_bound,
    held.declared_text,
    held.computed as computed_value,
    held.computed_lower_bound,
    held.figure_unit as unit,
    case when not held.is_lower_bound then held.gap end as difference,
    held.printed_unit as difference_unit,
    {{ declared_verdict('held.declared_in_unit', 'held.computed', 'held.computed_lower_bound', 'held.is_lower_bound',
        'held.gap') }} as verdict,
    held.declared_date,
    held.stream_id,
    held.position
from held
left join {{ ref('dim_department') }} as department on held.department_code = department.department_code
