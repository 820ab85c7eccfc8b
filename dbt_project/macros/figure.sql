{#
    What the figures of the reports share: how a record of an area is measured, and arithmetic whose places and
    factors are columns of seed `figure_definition`. What engines spell differently is in portable.sql.
#}

{# areas whose model int_figure_<area> measures records; a new area is one file and one entry here #}
{% macro figure_areas() %}
    {{ return([
        'department', 'headline', 'certification', 'inspection', 'plan', 'order', 'case', 'penalty', 'coercive',
        'permit', 'reconsideration', 'litigation', 'activity', 'clue',
    ]) }}
{% endmacro %}

{# last day of the year that a day lies in #}
{% macro year_end(day) -%}
    make_date(cast(year({{ day }}) as integer), 12, 31)
{%- endmacro %}

{# a day that no report reaches: until further notice #}
{% macro no_end() -%}
    make_date(9999, 12, 31)
{%- endmacro %}

{#
    Rows of the measures of one area, from a CTE `source` (record_id, record_no, department_code, campaign,
    stream_id). A record counts at every cut-off from `from` to `to`; by default to the end of that year, which is
    the window 1 January to the cut-off. `where`, `quantity` (1), `key` (record_id: what is counted once in a
    distinct count) and `at_least` (false) are SQL over the row, named `record`.
#}
{% macro measured(record_kind, measures, source='record') %}
{%- for measure in measures %}
select
    '{{ measure.code }}' as measure_code,
    '{{ record_kind }}' as record_kind,
    record.record_id,
    record.record_no,
    record.department_code,
    record.campaign,
    {{ measure.from }} as counts_from,
    {{ measure.to or year_end(measure.from) }} as counts_to,
    {{ measure.key or 'record.record_id' }} as counted_key,
    cast({{ measure.quantity or '1' }} as decimal(18, 2)) as quantity,
    {{ measure.at_least or 'false' }} as is_at_least,
    record.stream_id
from {{ source }} as record
where
    {{ measure.from }} is not null
    {%- if measure.where %}
    and ({{ measure.where }})
    {%- endif %}
{{ 'union all' if not loop.last }}
{%- endfor %}
{% endmacro %}

{# the account of the act's department; acts of departments outside the statistics are in no figure #}
{% macro join_account(row) %}
    inner join {{ ref('int_figure_account') }} as account
        on {{ row }}.department_code = account.department_code
{% endmacro %}

{# 10 to the power of `places`, a BIGINT column expression; three places at most #}
{% macro power_of_ten(places) -%}
    cast(case {{ places }} when 0 then 1 when 1 then 10 when 2 then 100 else 1000 end as bigint)
{%- endmacro %}

{#
    numerator / denominator * multiplier / divisor, rounded half away from zero to `places` (a column), as
    DECIMAL(18, 4), from DECIMAL(18, 2) and without a floating point step. Null where the denominator is not positive.
#}
{% macro ratio_of(numerator, denominator, multiplier, divisor, places) -%}
    {%- set scale = power_of_ten(places) -%}
    {%- set hundredths = 'cast(' ~ numerator ~ ' * 100 as bigint)' -%}
    {%- set parts = 'cast(' ~ denominator ~ ' * 100 as bigint)' -%}
    cast(
        case when {{ denominator }} > 0 then
            cast(
                case when {{ numerator }} < 0 then -1 else 1 end
                * {{ integer_divide(
                    '2 * abs(' ~ hundredths ~ ') * ' ~ multiplier ~ ' * ' ~ scale ~ ' + ' ~ parts ~ ' * ' ~ divisor,
                    '2 * ' ~ parts ~ ' * ' ~ divisor
                ) }}
                * {{ integer_divide('cast(10000 as bigint)', scale) }}
                as decimal(18, 0)
            ) * cast(0.0001 as decimal(5, 4))
        end as decimal(18, 4)
    )
{%- endmacro %}

{# a stored value in the unit that is printed: 元 as 万元, else as it is #}
{% macro in_printed_unit(value, unit, printed_unit) -%}
    cast(
        case
            when {{ unit }} = '元' and {{ printed_unit }} = '万元' then {{ value }} * cast(0.0001 as decimal(5, 4))
            else {{ value }}
        end as decimal(28, 8)
    )
{%- endmacro %}

{# a value as text with as many decimals as `places` says (a column) #}
{% macro printed_number(value, places) -%}
    case {{ places }}
        when 0 then {{ as_text('cast(round(' ~ value ~ ', 0) as decimal(18, 0))') }}
        when 1 then {{ as_text('cast(round(' ~ value ~ ', 1) as decimal(18, 1))') }}
        when 2 then {{ as_text('cast(round(' ~ value ~ ', 2) as decimal(18, 2))') }}
        else {{ as_text('cast(round(' ~ value ~ ', 3) as decimal(18, 3))') }}
    end
{%- endmacro %}

{# number of items of a `|` joined list, 0 for none #}
{% macro list_length(list_column) -%}
    case
        when coalesce({{ list_column }}, '') = '' then 0
        else 1 + length({{ list_column }}) - length(replace({{ list_column }}, '|', ''))
    end
{%- endmacro %}

{# a value as the report prints it: unit, decimals, a lower bound as such, and 无数据 where nothing is known #}
{% macro printed_value(value, lower_bound, definition) -%}
    case
        when {{ value }} is not null
            then {{ printed_number(
                in_printed_unit(value, definition ~ '.unit', definition ~ '.printed_unit'), definition ~ '.places'
            ) }}
        when {{ lower_bound }} is not null
            then '不少于 ' || {{ printed_number(
                in_printed_unit(lower_bound, definition ~ '.unit', definition ~ '.printed_unit'),
                definition ~ '.places'
            ) }}
        else '无数据'
    end
{%- endmacro %}

{# change in percent of the earlier value, two decimals; null for rates, which change by points #}
{% macro change_percent(value, earlier, unit) -%}
    case when {{ unit }} <> '%' then
        {{ round_decimal(
            ratio_of(
                'cast((' ~ value ~ ' - ' ~ earlier ~ ') * 100 as decimal(18, 2))',
                'cast(' ~ earlier ~ ' * 100 as decimal(18, 2))',
                '100', '1', '2'
            ), 2
        ) }}
    end
{%- endmacro %}

{# what comes of holding a declared figure against the computed one, both in the figure's own unit #}
{% macro declared_verdict(declared, computed, lower_bound, is_lower_bound, difference) -%}
    case
        when {{ computed }} is null and {{ lower_bound }} is null then 'not_computed'
        when {{ is_lower_bound }}
            then
                case
                    when coalesce({{ computed }}, {{ lower_bound }}) >= {{ declared }} then 'lower_bound_holds'
                    else 'lower_bound_fails'
                end
        -- a lower bound says nothing about a number that lies above it
        when {{ computed }} is null
            then case when {{ declared }} >= {{ lower_bound }} then 'lower_bound_holds' else 'lower_bound_fails' end
        when {{ difference }} = 0 then 'agrees'
        else 'differs'
    end
{%- endmacro %}

{# a text in single quotes; inside a literal the engines write a quote differently #}
{% macro quoted(text) -%}
    chr(39) || {{ text }} || chr(39)
{%- endmacro %}
