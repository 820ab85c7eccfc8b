with found as (
    {% for rule in violation_models() %}
    select
        judged.rule_id,
        judged.department_code,
        judged.act_kind,
        judged.act_id,
        judged.record_no,
        judged.business_date,
        judged.message as reason,
        judged.detail,
        judged.stream_id,
        judged.position
    from {{ ref('int_violation_' ~ rule) }} as judged
    where judged.verdict = 'unjudged'
    union all
    {% endfor %}
    select
        'missing_document' as rule_id,
        due.department_code,
        due.subject_kind as act_kind,
        due.subject_id as act_id,
        due.subject_no as record_no,
        due.stage_date as business_date,
        '所涉年份没有工作日历' as reason,
        due.requirement_id as detail,
        due.stream_id,
        due.position
    from {{ ref('int_due_document') }} as due
    where due.due_date is null
)

select
    found.rule_id,
    found.department_code,
    found.act_kind,
    found.act_id,
    found.record_no,
    found.business_date,
    found.reason,
    found.detail,
    found.stream_id,
    found.position
from found
