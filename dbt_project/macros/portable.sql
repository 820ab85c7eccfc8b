{#
    What DuckDB and Spark spell or compute differently. Models call these and stay the same on both.
    Not here: rules and formulas of the domain.
#}

{# true when the day lies in the half-open range of a dated row #}
{% macro in_force(day, alias) -%}
    ({{ day }} >= {{ alias }}.valid_from and ({{ alias }}.valid_to is null or {{ day }} < {{ alias }}.valid_to))
{%- endmacro %}

{# one row for each item of a `|` joined list; stands after the FROM item, yields <alias>.item #}
{% macro each_item(list_column, alias) -%}
    {{ return(adapter.dispatch('each_item', 'zhifa')(list_column, alias)) }}
{%- endmacro %}
{% macro default__each_item(list_column, alias) -%}
    cross join unnest(string_split({{ list_column }}, '|')) as {{ alias }} (item)
{%- endmacro %}
{% macro spark__each_item(list_column, alias) -%}
    cross join lateral explode(split({{ list_column }}, '[|]')) as {{ alias }} (item)
{%- endmacro %}

{# is the item one of a `|` joined list; null list: false #}
{% macro list_has(list_column, item) -%}
    (instr('|' || coalesce({{ list_column }}, '') || '|', '|' || {{ item }} || '|') > 0)
{%- endmacro %}

{% macro contains_text(text, part) -%}
    (instr({{ text }}, {{ part }}) > 0)
{%- endmacro %}

{% macro matches_pattern(text, pattern) -%}
    {{ return(adapter.dispatch('matches_pattern', 'zhifa')(text, pattern)) }}
{%- endmacro %}
{% macro default__matches_pattern(text, pattern) -%}
    regexp_matches({{ text }}, {{ pattern }})
{%- endmacro %}
{% macro spark__matches_pattern(text, pattern) -%}
    ({{ text }} rlike {{ pattern }})
{%- endmacro %}

{# trims the full-width space as well, which trim() alone leaves on both engines #}
{% macro trim_wide(text) -%}
    trim(replace({{ text }}, '　', ' '))
{%- endmacro %}

{# day plus a whole number of natural days, a date #}
{% macro add_days(day, days) -%}
    {{ return(adapter.dispatch('add_days', 'zhifa')(day, days)) }}
{%- endmacro %}
{% macro default__add_days(day, days) -%}
    ({{ day }} + cast({{ days }} as integer))
{%- endmacro %}
{% macro spark__add_days(day, days) -%}
    date_add({{ day }}, cast({{ days }} as int))
{%- endmacro %}

{# natural days from the first to the second, a BIGINT #}
{% macro days_between(first_day, second_day) -%}
    {{ return(adapter.dispatch('days_between', 'zhifa')(first_day, second_day)) }}
{%- endmacro %}
{% macro default__days_between(first_day, second_day) -%}
    date_diff('day', {{ first_day }}, {{ second_day }})
{%- endmacro %}
{% macro spark__days_between(first_day, second_day) -%}
    cast(datediff({{ second_day }}, {{ first_day }}) as bigint)
{%- endmacro %}

{# '2024Q4' #}
{% macro quarter_of(day) -%}
    (cast(year({{ day }}) as {{ dbt.type_string() }}) || 'Q' || cast(quarter({{ day }}) as {{ dbt.type_string() }}))
{%- endmacro %}

{# first and last day of the quarter that the text names #}
{% macro quarter_start(period) -%}
    make_date(
        cast(substr({{ period }}, 1, 4) as integer), 3 * cast(substr({{ period }}, 6, 1) as integer) - 2, 1
    )
{%- endmacro %}
{% macro quarter_end(period) -%}
    last_day(make_date(
        cast(substr({{ period }}, 1, 4) as integer), 3 * cast(substr({{ period }}, 6, 1) as integer), 1
    ))
{%- endmacro %}

{% macro as_text(value) -%}
    cast({{ value }} as {{ dbt.type_string() }})
{%- endmacro %}

{# text, or null when it is no date; only `2024-03-05`, because engines read other spellings differently #}
{% macro try_date(text) -%}
    case when {{ matches_pattern(text, "'^[0-9]{4}-[0-9]{2}-[0-9]{2}$'") }} then try_cast({{ text }} as date) end
{%- endmacro %}

{% macro integer_divide(dividend, divisor) -%}
    {{ return(adapter.dispatch('integer_divide', 'zhifa')(dividend, divisor)) }}
{%- endmacro %}
{% macro default__integer_divide(dividend, divisor) -%}
    (({{ dividend }}) // ({{ divisor }}))
{%- endmacro %}
{% macro spark__integer_divide(dividend, divisor) -%}
    (({{ dividend }}) div ({{ divisor }}))
{%- endmacro %}

{#
    numerator / denominator * factor, rounded half up to `places`, as DECIMAL(18, places), from integers that are
    not negative and without a floating point step. Null when the denominator is zero or null.
#}
{% macro divide_half_up(numerator, denominator, places, factor=1) -%}
    {%- set scale = 10 ** places -%}
    cast(
        case when {{ denominator }} > 0 then
            cast({{ integer_divide(
                '2 * ' ~ (factor * scale) ~ ' * cast(' ~ numerator ~ ' as bigint) + ' ~ denominator,
                '2 * cast(' ~ denominator ~ ' as bigint)'
            ) }} as decimal(18, 0)) * cast({{ '1' if places == 0 else '0.' ~ '0' * (places - 1) ~ '1' }} as decimal({{ places + 1 }}, {{ places }}))
        end as decimal(18, {{ places }})
    )
{%- endmacro %}

{# percent with two decimals from two integers #}
{% macro percent_of(numerator, denominator) -%}
    {{ divide_half_up(numerator, denominator, 2, 100) }}
{%- endmacro %}

{# an exact DECIMAL to fewer places, half away from zero on both engines #}
{% macro round_decimal(value, places, precision=18) -%}
    cast(round({{ value }}, {{ places }}) as decimal({{ precision }}, {{ places }}))
{%- endmacro %}

{# an aggregate: the different texts of a group, sorted and joined by `|`; null where there is none #}
{% macro joined_texts(text) -%}
    {{ return(adapter.dispatch('joined_texts', 'zhifa')(text)) }}
{%- endmacro %}
{% macro default__joined_texts(text) -%}
    string_agg(distinct {{ text }}, '|' order by {{ text }})
{%- endmacro %}
{% macro spark__joined_texts(text) -%}
    nullif(array_join(array_sort(collect_set({{ text }})), '|'), '')
{%- endmacro %}

{# the same day of another month, or that month's last day; a date #}
{% macro add_months(day, months) -%}
    {{ return(adapter.dispatch('add_months', 'zhifa')(day, months)) }}
{%- endmacro %}
{% macro default__add_months(day, months) -%}
    cast({{ day }} + to_months(cast({{ months }} as integer)) as date)
{%- endmacro %}
{% macro spark__add_months(day, months) -%}
    add_months({{ day }}, cast({{ months }} as int))
{%- endmacro %}

{# first day of the month that the day lies in #}
{% macro month_start(day) -%}
    make_date(cast(year({{ day }}) as integer), cast(month({{ day }}) as integer), 1)
{%- endmacro %}

{# whole numbers from first to last, both included, as a table expression with one BIGINT column `item` #}
{% macro number_series(first, last, alias) -%}
    {{ return(adapter.dispatch('number_series', 'zhifa')(first, last, alias)) }}
{%- endmacro %}
{% macro default__number_series(first, last, alias) -%}
    generate_series(cast({{ first }} as bigint), cast({{ last }} as bigint)) as {{ alias }} (item)
{%- endmacro %}
{% macro spark__number_series(first, last, alias) -%}
    range(cast({{ first }} as bigint), cast({{ last }} as bigint) + 1) as {{ alias }} (item)
{%- endmacro %}

{# whole seconds from the first instant to the second, a BIGINT #}
{% macro seconds_between(first_time, second_time) -%}
    {{ return(adapter.dispatch('seconds_between', 'zhifa')(first_time, second_time)) }}
{%- endmacro %}
{% macro default__seconds_between(first_time, second_time) -%}
    date_sub('second', {{ first_time }}, {{ second_time }})
{%- endmacro %}
{% macro spark__seconds_between(first_time, second_time) -%}
    timestampdiff(second, {{ first_time }}, {{ second_time }})
{%- endmacro %}

{# the digits at a text's end, at most fifteen, as text; '' where it ends in none #}
{% macro trailing_digits(text) -%}
    regexp_extract({{ text }}, '([0-9]{1,15})$', 1)
{%- endmacro %}
