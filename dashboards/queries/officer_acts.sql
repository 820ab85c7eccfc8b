-- 一名执法人员参与的执法记录 / Acts of a person, the newest first. Parameters: person (person_id)
select
    done.act_date,
    done.act_kind as record_kind,
    done.act_id as record_id,
    coalesce(inspection.inspection_no, penalty.decision_no, filed.case_no, correction.record_no) as record_no,
    done.department_code,
    department.department_name,
    coalesce(inspection.stream_id, penalty.stream_id, filed.stream_id, correction.stream_id) as stream_id
from core.bridge_act_officer as done
left join core.dim_department as department on done.department_code = department.department_code
left join core.fct_inspection as inspection
    on done.act_id = inspection.inspection_id and done.act_kind = 'inspection'
left join core.fct_penalty as penalty on done.act_id = penalty.decision_id and done.act_kind = 'penalty'
left join core.fct_penalty_case as filed on done.act_id = filed.case_id and done.act_kind = 'penalty_case'
left join core.fct_education_correction as correction
    on done.act_id = correction.record_id and done.act_kind = 'education_correction'
where done.person_id = $person
order by done.act_date desc nulls last, done.act_kind asc nulls last, done.act_id asc nulls last
