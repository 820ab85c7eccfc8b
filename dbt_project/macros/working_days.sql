{#
    Limits in days, their first day not counted. First: N working days (行政处罚法 85).

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

{#
    A limit of N natural days whose last day, when it is a holiday, gives way to the next working day
    (民法典 203, 民事诉讼法 85, 行政复议法 88).

        from filed
        {{ join_natural_limit('filed.accepted_date', 'parameter.value', 'review') }}

    `{{ natural_limit_date('review') }}` is then the last day, or null when the calendar does not know it.
#}
{% macro join_natural_limit(start_day, days, prefix) %}
    {{ join_rolled_day(add_days(start_day, days), prefix) }}
{% endmacro %}

{# the same for an end that is known as a day, such as the same day some months later #}
{% macro join_rolled_day(end_day, prefix) %}
    left join {{ ref('dim_date') }} as {{ prefix }}_last
        on {{ end_day }} = {{ prefix }}_last.calendar_date and {{ prefix }}_last.is_calendar_known
    left join {{ ref('dim_date') }} as {{ prefix }}_rolled
        on
            {{ prefix }}_last.workday_index + case when {{ prefix }}_last.is_workday then 0 else 1 end
            = {{ prefix }}_rolled.workday_index
            and {{ prefix }}_rolled.is_workday
{% endmacro %}

{% macro natural_limit_date(prefix) -%}
    case
        when
            {{ days_between(prefix ~ '_last.calendar_date', prefix ~ '_rolled.calendar_date') }}
            = {{ prefix }}_rolled.known_day_index - {{ prefix }}_last.known_day_index
            then {{ prefix }}_rolled.calendar_date
    end
{%- endmacro %}

{#
    Working days that are left from one day to a later one, the first day not counted. Stands on dim_date joined for
    both days by `join_workdays`; null where the calendar of any day between is not known.
#}
{% macro join_workdays(first_day, last_day, prefix) %}
    left join {{ ref('dim_date') }} as {{ prefix }}_first
        on {{ first_day }} = {{ prefix }}_first.calendar_date and {{ prefix }}_first.is_calendar_known
    left join {{ ref('dim_date') }} as {{ prefix }}_last
        on {{ last_day }} = {{ prefix }}_last.calendar_date and {{ prefix }}_last.is_calendar_known
{% endmacro %}

{% macro workdays_left(prefix) -%}
    case
        when
            {{ days_between(prefix ~ '_first.calendar_date', prefix ~ '_last.calendar_date') }}
            = {{ prefix }}_last.known_day_index - {{ prefix }}_first.known_day_index
            then {{ prefix }}_last.workday_index - {{ prefix }}_first.workday_index
    end
{%- endmacro %}
