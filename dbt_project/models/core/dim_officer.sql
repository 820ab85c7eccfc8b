with named as (
    select
        certificate.person_id,
        certificate.person_name,
        certificate.person_name_token,
        certificate.is_identified,
        certificate.source,
        certificate.stream_id,
        certificate.position,
        row_number() over (
            partition by certificate.person_id
            order by certificate.position desc nulls last, certificate.certificate_root asc nulls last
        ) as choice_no
    from {{ ref('int_certificate') }} as certificate
),

held as (
    select
        certificate.person_id,
        cast(count(distinct certificate.certificate_id) as bigint) as certificate_count,
        {{ joined_texts('certificate.department_code') }} as department_codes,
        min(case
            when certificate.certificate_kind = '执法' and certificate.valid_from < certificate.valid_to
                then certificate.valid_from
        end) as certified_since
    from {{ ref('dim_officer_certificate') }} as certificate
    group by certificate.person_id
)

select
    named.person_id,
    named.person_name,
    named.person_name_token,
    named.is_identified,
    held.certificate_count,
    held.department_codes,
    held.certified_since,
    named.source,
    named.stream_id,
    named.position
from named
inner join held on named.person_id = held.person_id
where named.choice_no = 1
