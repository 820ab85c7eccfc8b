{#- Who holds the certificate and what the lists say of it, whichever departments it went through. -#}
with change as (
    select
        link.certificate_root,
        row_number() over (
            partition by link.certificate_root
            order by
                stated.change_date desc nulls last, stated.change_kind asc nulls last,
                stated.position desc nulls last
        ) as change_no,
        case stated.change_kind when '调出' then stated.other_department_code else stated.department_code end as at_code
    from {{ ref('fct_certificate_change') }} as stated
    inner join {{ ref('int_certificate_link') }} as link
        on stated.department_code = link.department_code and stated.certificate_no = link.certificate_no
),

listed as (
    select
        link.certificate_root,
        stated.*,
        change.certificate_root is not null as has_change,
        min(stated.person_id_no_token) over (partition by link.certificate_root) as root_id_token,
        row_number() over (
            partition by link.certificate_root
            -- the department that holds it last knows best
            order by
                case when stated.department_code = change.at_code then 1 else 2 end asc nulls last,
                case when stated.certificate_status = '有效' then 1 else 2 end asc nulls last,
                stated.position desc nulls last
        ) as choice_no
    from {{ ref('fct_officer_certificate') }} as stated
    inner join {{ ref('int_certificate_link') }} as link on stated.certificate_id = link.certificate_id
    left join change on link.certificate_root = change.certificate_root and change.change_no = 1
)

select
    listed.certificate_root,
    listed.department_code as home_code,
    listed.certificate_no,
    coalesce(
        listed.person_id_no_token,
        listed.root_id_token,
        listed.department_code || '/' || listed.person_name_token
    ) as person_id,
    coalesce(listed.person_id_no_token, listed.root_id_token) is not null as is_identified,
    listed.person_name,
    listed.person_name_token,
    listed.certificate_kind,
    listed.issued_date,
    listed.expires_date,
    listed.certificate_status,
    listed.status_date,
    listed.cancel_reason,
    listed.has_change,
    listed.source,
    listed.stream_id,
    listed.position
from listed
where listed.choice_no = 1
