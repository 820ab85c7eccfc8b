select
    kind.finding_kind,
    violation.violation_id as finding_key,
    true as is_main,
    violation.department_code,
    violation.business_date,
    event.party_key,
    violation.severity,
    department.department_name || coalesce('记录 ' || violation.record_no, '一条记录') || '：' || violation.message || '。'
        as sentence_zh,
    cast(null as {{ dbt.type_string() }}) as measured_value,
    {{ as_text('violation.due_on') }} as limit_value,
    violation.rule_id,
    violation.act_kind as record_kind,
    violation.act_id as record_id,
    violation.stream_id
from {{ ref('violation') }} as violation
inner join {{ ref('finding_rule') }} as kind
    on violation.rule_id = kind.rule_id
inner join {{ ref('dim_department') }} as department
    on violation.department_code = department.department_code
left join {{ ref('int_enterprise_event') }} as event
    on violation.act_kind = event.event_kind and violation.act_id = event.record_id
