{#- One history out of two feeds: the list tells issue and ending only where no change does. -#}
{%- set kinds = [
    ('核发', 'issued'), ('换证', 'renewed'), ('变更', 'changed'), ('调出', 'transferred_out'),
    ('调入', 'transferred_in'), ('恢复', 'restored'), ('暂扣', 'suspended'), ('注销', 'cancelled'),
] -%}
with stated as (
    select
        link.certificate_root,
        change.department_code,
        change.certificate_no,
        case change.change_kind
            {%- for zh, en in kinds %}
            when '{{ zh }}' then '{{ en }}'
            {%- endfor %}
        end as change_kind,
        case change.change_kind
            {%- for zh, en in kinds %}
            when '{{ zh }}' then {{ loop.index }}
            {%- endfor %}
        end as day_order,
        change.change_date,
        change.reason,
        change.other_department_code,
        change.new_expires_date,
        change.approval_no,
        'certificate_change' as feed,
        change.source,
        change.stream_id,
        change.position
    from {{ ref('fct_certificate_change') }} as change
    inner join {{ ref('int_certificate_link') }} as link
        on change.department_code = link.department_code and change.certificate_no = link.certificate_no
),

told as (
    select
        stated.certificate_root,
        max(case when stated.change_kind = 'issued' then 1 else 0 end) as has_issue,
        max(case when stated.change_kind = 'suspended' then 1 else 0 end) as has_suspension,
        max(case when stated.change_kind = 'cancelled' then 1 else 0 end) as has_cancellation
    from stated
    group by stated.certificate_root
),

listed as (
    {%- for kind, order, day in [
        ('issued', 1, 'certificate.issued_date'),
        ('suspended', 7, 'coalesce(certificate.status_date, certificate.issued_date)'),
        ('cancelled', 8, 'coalesce(certificate.status_date, certificate.issued_date)'),
    ] %}
    select
        certificate.certificate_root,
        certificate.home_code as department_code,
        certificate.certificate_no,
        '{{ kind }}' as change_kind,
        {{ order }} as day_order,
        {{ day }} as change_date,
        {{ 'cast(null as ' ~ dbt.type_string() ~ ')' if kind == 'issued' else 'certificate.cancel_reason' }} as reason,
        certificate.source,
        certificate.stream_id,
        certificate.position
    from {{ ref('int_certificate') }} as certificate
    left join told on certificate.certificate_root = told.certificate_root
    {%- if kind == 'issued' %}
    -- a list that states the day of a renewal or of a move does not say when it was issued
    left join stated as moved
        on
            certificate.certificate_root = moved.certificate_root
            and certificate.issued_date = moved.change_date
            and moved.change_kind in ('renewed', 'transferred_in')
    where coalesce(told.has_issue, 0) = 0 and moved.certificate_root is null
    {%- elif kind == 'suspended' %}
    where coalesce(told.has_suspension, 0) = 0 and certificate.certificate_status = '暂扣'
    {%- else %}
    where coalesce(told.has_cancellation, 0) = 0 and certificate.certificate_status = '注销'
    {%- endif %}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

event as (
    select stated.* from stated
    union all
    select
        listed.certificate_root,
        listed.department_code,
        listed.certificate_no,
        listed.change_kind,
        listed.day_order,
        listed.change_date,
        listed.reason,
        cast(null as {{ dbt.type_string() }}) as other_department_code,
        cast(null as date) as new_expires_date,
        cast(null as {{ dbt.type_string() }}) as approval_no,
        'officer_certificate' as feed,
        listed.source,
        listed.stream_id,
        listed.position
    from listed
)

select
    event.*,
    cast(row_number() over (
        partition by event.certificate_root
        order by event.change_date asc nulls last, event.day_order asc nulls last, event.position asc nulls last
    ) as bigint) as event_no
from event
