{%- set counted = [
    ('inspection', 'inspection_count'), ('corrective_order', 'order_count'), ('penalty_case', 'case_count'),
    ('penalty', 'penalty_count'), ('coercive_measure', 'measure_count'), ('permit', 'permit_count'),
    ('inspection_evaluation', 'evaluation_count'),
] -%}
with event as (
    select
        told.*,
        row_number() over (
            partition by told.party_key order by told.event_date desc nulls last, told.position desc nulls last
        ) as recency
    from {{ ref('int_enterprise_event') }} as told
    where told.party_type in ('法人及非法人组织', '个体工商户')
),

-- Who came to the door this year: leads, and those who came along.
came as (
    select
        visit.party_key,
        visit.department_code
    from {{ ref('int_enterprise_visit') }} as visit
    cross join {{ ref('int_data_as_of') }} as data_as_of
    where visit.calendar_year = year(data_as_of.as_of_date)
    union all
    select
        visit.party_key,
        joint.item as department_code
    from {{ ref('int_enterprise_visit') }} as visit
    cross join {{ ref('int_data_as_of') }} as data_as_of
    {{ each_item('visit.joint_department_codes', 'joint') }}
    where visit.calendar_year = year(data_as_of.as_of_date)
),

door as (
    select
        came.party_key,
        count(distinct came.department_code) as department_count
    from came
    group by came.party_key
),

summed as (
    select
        event.party_key,
        max(case when event.recency = 1 then event.party_name end) as party_name,
        max(case when event.recency = 1 then event.party_uscc end) as party_uscc,
        max(case when event.recency = 1 then event.party_type end) as party_type,
        {% for kind, name in counted %}
        cast(sum(case when event.event_kind = '{{ kind }}' then 1 else 0 end) as bigint) as {{ name }},
        {% endfor %}
        cast(count(*) as bigint) as record_count,
        min(event.event_date) as first_date,
        max(event.event_date) as last_date
    from event
    group by event.party_key
)

select
    summed.party_key,
    summed.party_name,
    summed.party_uscc,
    summed.party_type,
    {% for kind, name in counted %}
    summed.{{ name }},
    {% endfor %}
    summed.record_count,
    summed.first_date,
    summed.last_date,
    cast(coalesce(door.department_count, 0) as bigint) as door_department_count
from summed
left join door
    on summed.party_key = door.party_key
