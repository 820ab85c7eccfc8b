-- What is still to be done, and by when. Whether a limit was broken is for the rules; nothing here is late yet.
with posted as (
    select
        penalty.*,
        {{ workday_limit_date('service') }} as due_on
    from {{ ref('fct_penalty') }} as penalty
    {{ join_parameter('service_limit_workdays', 'penalty', 'penalty.decision_date', 'parameter') }}
    {{ join_workday_limit('penalty.decision_date', 'parameter.value', 'service') }}
    where
        penalty.served_date is null
        and penalty.service_started_date is null
        and coalesce(penalty.service_kind, '未送达') <> '当场'
)

select
    '作出处理决定' as duty_zh,
    'penalty_case' as record_kind,
    filed.case_id as record_id,
    filed.case_no as record_no,
    cast(null as {{ dbt.type_string() }}) as detail,
    filed.department_code,
    decision_limit.due_on,
    filed.source,
    filed.stream_id
from {{ ref('fct_penalty_case') }} as filed
inner join {{ ref('int_decision_limit') }} as decision_limit
    on filed.case_id = decision_limit.case_id
left join {{ ref('fct_penalty') }} as decided
    on filed.case_id = decided.case_id
where filed.outcome is null and filed.closed_date is null and decided.case_id is null
union all
select
    '归集案卷材料“' || due.document_name_zh || '”' as duty_zh,
    due.subject_kind as record_kind,
    due.subject_id as record_id,
    due.subject_no as record_no,
    due.requirement_id as detail,
    due.department_code,
    due.due_date as due_on,
    due.source,
    due.stream_id
from {{ ref('int_due_document') }} as due
where not due.is_present
union all
select
    '送达处罚决定' as duty_zh,
    'penalty' as record_kind,
    posted.decision_id as record_id,
    posted.decision_no as record_no,
    cast(null as {{ dbt.type_string() }}) as detail,
    posted.department_code,
    posted.due_on,
    posted.source,
    posted.stream_id
from posted
union all
select
    '申请法院强制执行' as duty_zh,
    'penalty' as record_kind,
    penalty.decision_id as record_id,
    penalty.decision_no as record_no,
    'court' as detail,
    penalty.department_code,
    application.due_on,
    penalty.source,
    penalty.stream_id
from {{ ref('fct_penalty') }} as penalty
inner join {{ ref('int_court_application_limit') }} as application
    on penalty.decision_id = application.decision_id
where penalty.paid_date is null and penalty.court_application_date is null
union all
select
    '解除' || measure.measure_kind || '或者作出处理决定' as duty_zh,
    'coercive_measure' as record_kind,
    measure.measure_id as record_id,
    measure.decision_no as record_no,
    cast(null as {{ dbt.type_string() }}) as detail,
    measure.department_code,
    seizure_limit.due_on,
    measure.source,
    measure.stream_id
from {{ ref('fct_coercive_measure') }} as measure
inner join {{ ref('int_seizure_limit') }} as seizure_limit
    on measure.measure_id = seizure_limit.measure_id
where measure.released_date is null and measure.disposal is null
union all
select
    '作出复议决定' as duty_zh,
    'reconsideration_case' as record_kind,
    reconsideration.reconsideration_id as record_id,
    reconsideration.case_no as record_no,
    cast(null as {{ dbt.type_string() }}) as detail,
    reconsideration.department_code,
    case when review_limit.is_extended then review_limit.extended_due_on else review_limit.base_due_on end as due_on,
    reconsideration.source,
    reconsideration.stream_id
from {{ ref('fct_reconsideration_case') }} as reconsideration
inner join {{ ref('int_reconsideration_limit') }} as review_limit
    on reconsideration.reconsideration_id = review_limit.reconsideration_id
where reconsideration.closed_date is null and reconsideration.closing_kind is null
union all
select
    '答复线索' as duty_zh,
    'clue' as record_kind,
    clue.clue_id as record_id,
    clue.order_no as record_no,
    cast(null as {{ dbt.type_string() }}) as detail,
    clue.department_code,
    clue.deadline_date as due_on,
    clue.source,
    clue.stream_id
from {{ ref('fct_clue') }} as clue
where clue.dispatched_date is not null and clue.replied_date is null and clue.outcome = '在办'
