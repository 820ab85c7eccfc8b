{#- Feeds of departments; the system's own acts say nothing about how far the data reach. -#}
{%- set feeds = [
    'department', 'officer_certificate', 'power_item', 'inspection_plan', 'inspection', 'penalty_case', 'penalty',
    'education_correction', 'case_document',
] -%}
{%- for feed in feeds %}
select
    '{{ feed }}' as feed,
    event.source,
    cast(max(event.reported_as_of) as date) as as_of_date,
    count(*) as event_count
from {{ source('log', feed) }} as event
group by event.source
{{ 'union all' if not loop.last }}
{%- endfor %}
