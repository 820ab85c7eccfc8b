{#
    A limit of N working days for an upload: like join_workday_limit, but a working day on which the platform was
    down is none, so that an outage extends every upload limit by the working days lost. `workday_limit_date` then
    gives the last day of the limit.
#}
{% macro join_upload_limit(start_day, days, prefix) %}
    left join {{ ref('int_upload_day') }} as {{ prefix }}_start
        on {{ start_day }} = {{ prefix }}_start.calendar_date and {{ prefix }}_start.is_calendar_known
    left join {{ ref('int_upload_day') }} as {{ prefix }}_end
        on
            {{ prefix }}_start.workday_index + cast({{ days }} as bigint) = {{ prefix }}_end.workday_index
            and {{ prefix }}_end.is_workday
{% endmacro %}
