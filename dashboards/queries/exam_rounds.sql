-- 培训考试场次 / Rounds of training exams: how many sat, how many passed. Parameters: department (null for all)
select
    sat.exam_no,
    min(sat.exam_date) as exam_date,
    cast(count(*) as bigint) as candidate_count,
    cast(count(case when sat.is_passed then 1 end) as bigint) as passed_count,
    cast(count(case when not sat.is_passed then 1 end) as bigint) as failed_count,
    cast(count(case when sat.certificate_no is null then 1 end) as bigint) as without_certificate_count
from core.fct_training_exam as sat
where $department is null or sat.department_code = $department
group by sat.exam_no
order by exam_date desc nulls last, sat.exam_no asc nulls last
