-- 一名执法人员的证件变动 / Every change of a person's certificates, the newest first. Parameters: person (person_id)
select
    change.change_date,
    change.change_kind,
    change.department_code,
    department.department_name,
    other.department_name as other_department_name,
    change.certificate_no,
    change.certificate_kind,
    change.reason,
    change.new_expires_date,
    change.approval_no,
    change.stream_id
from core.fct_officer_certification as change
left join core.dim_department as department on change.department_code = department.department_code
left join core.dim_department as other on change.other_department_code = other.department_code
where change.person_id = $person
order by
    change.change_date desc nulls last, change.certificate_no asc nulls last, change.certification_id asc nulls last
