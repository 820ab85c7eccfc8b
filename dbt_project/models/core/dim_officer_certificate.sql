with certificate as (
    select
        stated.*,
        {{ add_days('stated.expires_date', 1) }} as day_after_expiry,
        -- A certificate that no longer stands but does not say since when counts on no day.
        case
            when stated.certificate_status in ('注销', '暂扣') then coalesce(stated.status_date, stated.issued_date)
        end as ended_date
    from {{ preferred_source(ref('stg_officer_certificate'), ['certificate_no']) }} as stated
    where stated.preference = 1
)

select
    certificate.department_code || '/' || certificate.certificate_no as certificate_id,
    certificate.department_code,
    certificate.certificate_no,
    coalesce(
        certificate.person_id_no_token, certificate.department_code || '/' || certificate.person_name_token
    ) as person_id,
    certificate.person_name,
    certificate.person_name_token,
    certificate.certificate_kind,
    certificate.issued_date,
    certificate.issued_date as valid_from,
    -- Never before valid_from: a range turned round is an empty one.
    greatest(
        certificate.issued_date,
        least(certificate.day_after_expiry, coalesce(certificate.ended_date, certificate.day_after_expiry))
    ) as valid_to,
    certificate.certificate_status,
    certificate.cancel_reason,
    certificate.source,
    certificate.stream_id,
    certificate.position
from certificate
