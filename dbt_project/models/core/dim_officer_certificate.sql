-- spans that follow one another under one holder are one range
with span as (
    select
        segment.*,
        case
            when lag(segment.holder_code) over (
                partition by segment.certificate_root order by segment.from_date asc nulls last
            ) = segment.holder_code
            and lag(segment.to_date) over (
                partition by segment.certificate_root order by segment.from_date asc nulls last
            ) = segment.from_date then 0
            else 1
        end as is_first
    from {{ ref('int_certificate_segment') }} as segment
    where segment.is_standing and segment.holder_code is not null and segment.to_date is not null
),

numbered as (
    select
        span.*,
        sum(span.is_first) over (
            partition by span.certificate_root order by span.from_date asc nulls last
            rows between unbounded preceding and current row
        ) as range_no
    from span
),

told as (
    select
        numbered.certificate_root,
        numbered.holder_code,
        min(numbered.from_date) as valid_from,
        max(numbered.to_date) as valid_to
    from numbered
    group by numbered.certificate_root, numbered.holder_code, numbered.range_no
),

ranged as (
    select told.* from told
    union all
    -- without a history the list's own dates hold; never before valid_from: a range turned round is an empty one
    select
        certificate.certificate_root,
        certificate.home_code as holder_code,
        certificate.issued_date as valid_from,
        greatest(certificate.issued_date, least(
            {{ add_days('certificate.expires_date', 1) }},
            case
                -- A certificate that no longer stands but does not say since when counts on no day.
                when certificate.certificate_status in ('注销', '暂扣')
                    then coalesce(certificate.status_date, certificate.issued_date)
                else {{ add_days('certificate.expires_date', 1) }}
            end
        )) as valid_to
    from {{ ref('int_certificate') }} as certificate
    where not certificate.has_change
    union all
    -- a number that is listed and stood on no day keeps an empty range, so that an act can still name it
    select
        link.certificate_root,
        listed.department_code as holder_code,
        listed.issued_date as valid_from,
        listed.issued_date as valid_to
    from {{ ref('fct_officer_certificate') }} as listed
    inner join {{ ref('int_certificate_link') }} as link on listed.certificate_id = link.certificate_id
    inner join {{ ref('int_certificate') }} as certificate on link.certificate_root = certificate.certificate_root
    left join told on link.certificate_root = told.certificate_root and listed.department_code = told.holder_code
    where certificate.has_change and told.certificate_root is null
)

select
    ranged.holder_code || '/' || certificate.certificate_no as certificate_id,
    ranged.holder_code as department_code,
    certificate.certificate_no,
    certificate.person_id,
    certificate.person_name,
    certificate.person_name_token,
    certificate.certificate_kind,
    certificate.issued_date,
    ranged.valid_from,
    ranged.valid_to,
    certificate.certificate_status,
    certificate.cancel_reason,
    certificate.source,
    certificate.stream_id,
    certificate.position
from ranged
inner join {{ ref('int_certificate') }} as certificate on ranged.certificate_root = certificate.certificate_root
