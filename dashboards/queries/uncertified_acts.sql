-- 当日没有有效执法证而参与执法 / Acts by an officer without a valid certificate on the day.
-- Parameters: department, person (person_id); null for all
select
    officer.person_id,
    person.person_name,
    fault.department_code,
    department.department_name,
    fault.act_kind as record_kind,
    fault.record_no,
    fault.business_date,
    fault.severity,
    fault.message,
    fault.legal_basis,
    fault.stream_id
from quality.violation as fault
left join core.bridge_act_officer as officer
    on
        fault.act_kind = officer.act_kind
        and fault.act_id = officer.act_id
        and fault.detail = officer.officer_reference
left join core.dim_officer as person on officer.person_id = person.person_id
left join core.dim_department as department on fault.department_code = department.department_code
where
    fault.rule_id = 'certificate_not_valid'
    and ($department is null or fault.department_code = $department)
    and ($person is null or officer.person_id = $person)
order by
    fault.business_date desc nulls last, fault.department_code asc nulls last, fault.violation_id asc nulls last
