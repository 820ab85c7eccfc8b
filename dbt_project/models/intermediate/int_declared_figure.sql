with declared as (
    select
        stated.*,
        case length(stated.period)
            when 4 then make_date(cast(stated.period as integer), 12, 31)
            when 6 then {{ quarter_end("case when length(stated.period) = 6 then stated.period else '2000Q1' end") }}
            else {{ try_date('stated.period') }}
        end as cutoff_date
    from {{ ref('fct_declared_figure') }} as stated
),

measured as (
    select
        declared.*,
        definition.figure_code as known_code,
        definition.label_zh,
        definition.kind,
        definition.unit as figure_unit,
        definition.printed_unit,
        definition.places,
        -- departments declare in 万元 or 万件 what is stored in 元 or 件
        cast(
            declared.declared_value
            * case when declared.unit like '万%' and definition.unit not like '万%' then 10000 else 1 end
            as decimal(18, 4)
        ) as declared_in_unit,
        computed.value as computed_value,
        computed.lower_bound as computed_lower_bound
    from declared
    left join {{ ref('int_figure_definition') }} as definition
        on upper(declared.figure_code) = upper(definition.figure_code)
    left join {{ ref('int_figure_value') }} as computed
        on
            definition.figure_code = computed.figure_code
            and declared.cutoff_date = computed.cutoff_date
            and computed.scope_code = '*'
)

select
    measured.declared_figure_id,
    measured.department_code,
    measured.figure_code,
    measured.known_code,
    measured.label_zh,
    measured.kind,
    measured.period,
    measured.cutoff_date,
    measured.section,
    measured.declared_value,
    measured.unit,
    case when coalesce(measured.is_lower_bound, false) then '不少于 ' else '' end
    || {{ printed_number(
        'measured.declared_value', 'case when round(measured.declared_value, 0) = measured.declared_value then 0 else 2 end'
    ) }}
    || ' ' || measured.unit as declared_text,
    measured.declared_in_unit,
    measured.figure_unit,
    measured.printed_unit,
    measured.places,
    coalesce(measured.is_lower_bound, false) as is_lower_bound,
    measured.computed_value,
    measured.computed_lower_bound,
    -- compared on the decimals that are printed
    cast(
        round({{ in_printed_unit('measured.declared_in_unit', 'measured.figure_unit', 'measured.printed_unit') }}, 2)
        - round({{ in_printed_unit('measured.computed_value', 'measured.figure_unit', 'measured.printed_unit') }}, 2)
        as decimal(18, 2)
    ) as difference,
    measured.declared_date,
    measured.source,
    measured.stream_id,
    measured.position
from measured
