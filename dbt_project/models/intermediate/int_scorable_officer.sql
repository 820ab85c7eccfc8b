with certificate as (
    select
        held.*,
        -- a renewal or a move makes a new certificate, not a new officer
        min(case when held.certificate_kind = '执法' then held.valid_from end)
            over (partition by held.person_id) as certified_since
    from {{ ref('dim_officer_certificate') }} as held
)

select
    certificate.certificate_id,
    certificate.person_id,
    certificate.department_code,
    {{ credited('credit', 'certificate') }} as credit_department_code,
    certificate.certificate_kind = '执法' as is_enforcement,
    certificate.certified_since,
    certificate.valid_from,
    -- a department that was closed employs nobody any more
    greatest(
        certificate.valid_from, least(certificate.valid_to, coalesce(department.active_to, certificate.valid_to))
    ) as valid_to,
    certificate.stream_id,
    certificate.position
from certificate
left join {{ ref('dim_department') }} as department
    on certificate.department_code = department.department_code
left join {{ ref('int_score_credit') }} as credit
    on certificate.department_code = credit.department_code
