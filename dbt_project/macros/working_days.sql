{#
    A limit of N working days counted from a day (the day itself is not counted; 行政处罚法 85).

        from act
        {{ join_workday_limit('act.act_date', 'parameter.value', 'upload') }}

    joins dim_date twice; `{{ workday_limit_date('upload') }}` is then the last day of the limit, or null when the
    calendar of any day between is not known: such a row is unjudged, never passed.
#}
{% macro join_workday_limit(start_day, days, prefix) %}
    left join {{ ref('dim_date') }} as {{ prefix }}_start
        on {{ start_day }} = {{ prefix }}_start.calendar_date and {{ prefix }}_start.is_calendar_known
    left join {{ ref('dim_date') }} as {{ prefix }}_end
        on
            {{ prefix }}_start.workday_index + cast({{ days }} as bigint) = {{ prefix }}_end.workday_index
            and {{ prefix }}_end.is_workday
{% endmacro %}

{% macro workday_limit_date(prefix) -%}
    case
        when
            {{ days_between(prefix ~ '_start.calendar_date', prefix ~ '_end.calendar_date') }}
            = {{ prefix }}_end.known_day_index - {{ prefix }}_start.known_day_index
            then {{ prefix }}_end.calendar_date
    end
{%- endmacro %}
