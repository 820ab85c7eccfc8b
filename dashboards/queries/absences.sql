-- 不在岗记录 / Officers on leave, seconded or posted elsewhere; those away on the day first.
-- Parameters: as_of (DATE), department, person (person_id); null for all
with certificate as (
    select
        held.department_code,
        held.certificate_no,
        min(held.person_id) as person_id,
        min(held.person_name) as person_name
    from core.dim_officer_certificate as held
    group by held.department_code, held.certificate_no
)

select
    certificate.person_id,
    certificate.person_name,
    absence.department_code,
    department.department_name,
    absence.certificate_no,
    absence.absence_kind,
    absence.from_date,
    absence.to_date,
    absence.from_date <= cast($as_of as date)
    and (absence.to_date is null or absence.to_date >= cast($as_of as date)) as is_away,
    absence.evidence_no,
    absence.stream_id
from core.fct_officer_absence as absence
left join certificate
    on absence.department_code = certificate.department_code and absence.certificate_no = certificate.certificate_no
left join core.dim_department as department on absence.department_code = department.department_code
where
    ($department is null or absence.department_code = $department)
    and ($person is null or certificate.person_id = $person)
order by
    is_away desc nulls last, absence.from_date desc nulls last, absence.department_code asc nulls last,
    absence.certificate_no asc nulls last
