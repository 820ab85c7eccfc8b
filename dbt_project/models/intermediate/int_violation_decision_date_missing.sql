select
    'violated' as verdict,
    'decision_date_missing' as rule_id,
    penalty.department_code,
    'penalty' as act_kind,
    penalty.decision_id as act_id,
    penalty.decision_no as record_no,
    cast(null as date) as business_date,
    cast(null as date) as due_on,
    '处罚决定日期缺失，不计入任何周期' as message,
    cast(null as {{ dbt.type_string() }}) as detail,
    penalty.stream_id,
    penalty.position
from {{ ref('fct_penalty') }} as penalty
where penalty.decision_date is null
