{#- Feeds of departments; the system's own acts say nothing about how far the data reach. -#}
{%- set feeds = [
    'department', 'officer_certificate', 'power_item', 'inspection_plan', 'inspection', 'penalty_case', 'penalty',
    'education_correction', 'case_document',
] -%}
with stated as (
    {% for feed in feeds %}
    select max(event.reported_as_of) as reported_as_of
    from {{ source('log', feed) }} as event
    {{ 'union all' if not loop.last }}
    {% endfor %}
)

select cast(max(stated.reported_as_of) as date) as as_of_date
from stated
