{#- Numbers are unique inside a department only: what ties two of them together is a transfer that names both. -#}
{%- set rounds = 3 -%}
with edge as (
    select
        change.department_code,
        change.certificate_no,
        change.other_department_code as other_code
    from {{ ref('fct_certificate_change') }} as change
    inner join {{ ref('dim_department') }} as other on change.other_department_code = other.department_code
    where change.change_kind in ('调出', '调入') and change.other_department_code <> change.department_code
    union distinct
    select
        change.other_department_code as department_code,
        change.certificate_no,
        change.department_code as other_code
    from {{ ref('fct_certificate_change') }} as change
    inner join {{ ref('dim_department') }} as other on change.other_department_code = other.department_code
    where change.change_kind in ('调出', '调入') and change.other_department_code <> change.department_code
),

label_0 as (
    select
        listed.department_code,
        listed.certificate_no,
        listed.department_code as root_code
    from {{ ref('fct_officer_certificate') }} as listed
    union distinct
    select
        change.department_code,
        change.certificate_no,
        change.department_code as root_code
    from {{ ref('fct_certificate_change') }} as change
    union distinct
    select
        edge.department_code,
        edge.certificate_no,
        edge.department_code as root_code
    from edge
){% for number in range(1, rounds + 1) %},

-- each department takes the lowest code among its neighbours: {{ number }} of {{ rounds }} moves are bridged
label_{{ number }} as (
    select
        label.department_code,
        label.certificate_no,
        min(least(label.root_code, coalesce(neighbour.root_code, label.root_code))) as root_code
    from label_{{ number - 1 }} as label
    left join edge
        on label.department_code = edge.department_code and label.certificate_no = edge.certificate_no
    left join label_{{ number - 1 }} as neighbour
        on edge.other_code = neighbour.department_code and edge.certificate_no = neighbour.certificate_no
    group by label.department_code, label.certificate_no
){% endfor %}

select
    label.department_code || '/' || label.certificate_no as certificate_id,
    label.department_code,
    label.certificate_no,
    label.root_code || '/' || label.certificate_no as certificate_root
from label_{{ rounds }} as label
