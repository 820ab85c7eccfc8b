with stated as (
    select
        cut.cutoff_date,
        cut.figure_year,
        cut.is_year_end,
        cut.previous_cutoff_date,
        computed.scope_code as department_code,
        computed.value,
        computed.lower_bound,
        computed.numerator,
        computed.denominator,
        definition.figure_code,
        definition.figure_order,
        definition.label_zh,
        definition.unit,
        definition.printed_unit,
        definition.places
    from {{ ref('int_figure_value') }} as computed
    inner join {{ ref('int_figure_cutoff') }} as cut on computed.cutoff_date = cut.cutoff_date
    inner join {{ ref('int_figure_definition') }} as definition on computed.figure_code = definition.figure_code
    where computed.scope_code <> '*' and definition.scope_kind is null
)

select
    stated.cutoff_date,
    stated.figure_year,
    stated.is_year_end,
    stated.department_code,
    department.department_name,
    stated.figure_code,
    cast(stated.figure_order as bigint) as figure_order,
    stated.label_zh,
    stated.value,
    stated.unit,
    case
        when stated.denominator = 0 and stated.value is null then '—'
        else {{ printed_value('stated.value', 'stated.lower_bound', 'stated') }}
    end as printed_value,
    stated.printed_unit,
    stated.lower_bound,
    stated.numerator,
    stated.denominator,
    previous.value as previous_value,
    cast(stated.value - previous.value as decimal(18, 4)) as change,
    {{ change_percent('stated.value', 'previous.value', 'stated.unit') }} as change_percent
from stated
left join stated as previous
    on
        stated.previous_cutoff_date = previous.cutoff_date
        and stated.department_code = previous.department_code
        and stated.figure_code = previous.figure_code
left join {{ ref('dim_department') }} as department on stated.department_code = department.department_code
