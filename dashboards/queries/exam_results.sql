-- 培训考试成绩 / Results of training exams. Parameters: department, exam, passed (true, false), person (person_id);
-- null for all
with certificate as (
    select
        held.department_code,
        held.certificate_no,
        min(held.person_id) as person_id
    from core.dim_officer_certificate as held
    group by held.department_code, held.certificate_no
)

select
    certificate.person_id,
    sat.person_name,
    sat.department_code,
    department.department_name,
    sat.exam_no,
    sat.exam_date,
    sat.exam_score,
    sat.is_passed,
    sat.certificate_no,
    sat.stream_id
from core.fct_training_exam as sat
left join certificate
    on sat.department_code = certificate.department_code and sat.certificate_no = certificate.certificate_no
left join core.dim_department as department on sat.department_code = department.department_code
where
    ($department is null or sat.department_code = $department)
    and ($exam is null or sat.exam_no = $exam)
    and ($passed is null or sat.is_passed = cast($passed as boolean))
    and ($person is null or certificate.person_id = $person)
order by
    sat.exam_date desc nulls last, sat.is_passed asc nulls last, sat.department_code asc nulls last,
    sat.stream_id asc nulls last
