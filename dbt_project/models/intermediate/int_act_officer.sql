-- A person may hold a second certificate that is valid, a renewed one for instance: what counts is the person.
with covered as (
    select distinct
        named.act_kind,
        named.act_id,
        named.person_id
    from {{ ref('bridge_act_officer') }} as named
    inner join {{ ref('int_act_department') }} as party
        on named.act_kind = party.act_kind and named.act_id = party.act_id
    inner join {{ ref('dim_officer_certificate') }} as certificate
        on
            party.department_code = certificate.department_code
            and named.person_id = certificate.person_id
            and certificate.certificate_kind = '执法'
            and {{ in_force('named.act_date', 'certificate') }}
)

select
    named.act_kind,
    named.act_id,
    named.officer_reference,
    named.person_id,
    named.is_resolved,
    covered.person_id is not null as has_valid_certificate
from {{ ref('bridge_act_officer') }} as named
left join covered
    on named.act_kind = covered.act_kind and named.act_id = covered.act_id and named.person_id = covered.person_id
