-- 持证人员概况 / Holders of a certificate on a day, and what lies ahead. Parameters: as_of (DATE), department (null for all)
with held as (
    select
        certificate.person_id,
        certificate.department_code,
        max(certificate.valid_to) as valid_to
    from core.dim_officer_certificate as certificate
    where
        certificate.certificate_kind = '执法'
        and certificate.valid_from <= cast($as_of as date)
        and ($department is null or certificate.department_code = $department)
    group by certificate.person_id, certificate.department_code
    having max(certificate.valid_to) > cast($as_of as date) or count(*) > count(certificate.valid_to)
)

select
    cast(count(distinct held.person_id) as bigint) as holder_count,
    cast(count(case when held.valid_to <= cast($as_of as date) + 30 then 1 end) as bigint) as expiring_30_count,
    cast(count(case when held.valid_to <= cast($as_of as date) + 60 then 1 end) as bigint) as expiring_60_count,
    cast(count(case when held.valid_to <= cast($as_of as date) + 90 then 1 end) as bigint) as expiring_90_count,
    (
        select cast(count(*) as bigint)
        from quality.violation as fault
        where
            fault.rule_id = 'certificate_not_valid'
            and ($department is null or fault.department_code = $department)
    ) as uncertified_count,
    (
        select cast(count(*) as bigint)
        from core.fct_officer_absence as absence
        where
            absence.from_date <= cast($as_of as date)
            and (absence.to_date is null or absence.to_date >= cast($as_of as date))
            and ($department is null or absence.department_code = $department)
    ) as absent_count
from held
