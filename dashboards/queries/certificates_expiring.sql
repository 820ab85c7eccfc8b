-- 即将到期的执法证 / Certificates that run out within days and are not renewed, the next first.
-- Parameters: as_of (DATE), days, department (null for all)
with held as (
    select
        certificate.*,
        row_number() over (
            partition by certificate.person_id, certificate.department_code
            order by certificate.valid_to desc nulls first, certificate.certificate_id desc nulls last
        ) as recency
    from core.dim_officer_certificate as certificate
    where certificate.certificate_kind = '执法' and certificate.valid_from <= cast($as_of as date)
)

select
    held.person_id,
    held.person_name,
    held.department_code,
    department.department_name,
    held.certificate_no,
    held.valid_to - 1 as last_valid_date,
    cast(held.valid_to - 1 - cast($as_of as date) as bigint) as days_left,
    held.stream_id
from held
left join core.dim_department as department on held.department_code = department.department_code
where
    held.recency = 1
    and held.valid_to > cast($as_of as date)
    and held.valid_to <= cast($as_of as date) + cast($days as integer)
    and ($department is null or held.department_code = $department)
order by
    held.valid_to asc nulls last, held.department_code asc nulls last, held.certificate_no asc nulls last
