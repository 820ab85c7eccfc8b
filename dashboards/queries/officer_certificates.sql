-- 一名执法人员的持证期间 / Ranges in which a person's certificates were valid. Parameters: person (person_id)
select
    held.department_code,
    department.department_name,
    held.certificate_no,
    held.certificate_kind,
    held.issued_date,
    held.valid_from,
    held.valid_to - 1 as last_valid_date,
    held.certificate_status,
    held.cancel_reason,
    held.stream_id
from core.dim_officer_certificate as held
left join core.dim_department as department on held.department_code = department.department_code
where held.person_id = $person
order by held.valid_from desc nulls last, held.certificate_no asc nulls last
