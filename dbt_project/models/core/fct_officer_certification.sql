with change as (
    select
        issued.*,
        'issued' as change_kind,
        issued.issued_date as change_date
    from {{ preferred_source(ref('stg_officer_certificate'), ['certificate_no']) }} as issued
    where issued.preference = 1
    union all
    select
        ended.*,
        case ended.certificate_status when '注销' then 'cancelled' else 'suspended' end as change_kind,
        ended.status_date as change_date
    from {{ preferred_source(ref('stg_officer_certificate'), ['certificate_no']) }} as ended
    where ended.preference = 1 and ended.certificate_status in ('注销', '暂扣')
)

select
    certificate.certificate_id,
    certificate.department_code,
    certificate.person_id,
    certificate.certificate_kind,
    change.change_kind,
    change.change_date,
    case when change.change_kind <> 'issued' then certificate.cancel_reason end as cancel_reason,
    certificate.source,
    certificate.stream_id,
    certificate.position
from change
inner join {{ ref('dim_officer_certificate') }} as certificate
    on change.stream_id = certificate.stream_id
