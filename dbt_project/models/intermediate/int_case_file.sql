{#- Decisions of one case are taken together: a stage is reached when the first of them reaches it. -#}
with decision as (
    select
        penalty.*,
        penalty.penalty_kinds = '警告' as is_warning_only
    from {{ ref('fct_penalty') }} as penalty
),

decision_of_case as (
    select
        decision.case_id,
        min(decision.notice_date) as notice_date,
        min(decision.decision_date) as decision_date,
        min(decision.served_date) as served_date,
        min(decision.paid_date) as paid_date,
        min(case when decision.is_notice_waived then 1 else 0 end) = 1 as is_notice_waived,
        min(case when decision.is_warning_only then 1 else 0 end) = 1 as is_warning_only,
        max(case when decision.is_hearing_notified then 1 else 0 end) = 1 as is_hearing_notified,
        max(case when decision.procedure_kind = '普通' then 1 else 0 end) = 1 as has_ordinary_decision
    from decision
    where decision.case_id is not null
    group by decision.case_id
)

select
    'penalty_case' as subject_kind,
    filed.case_id as subject_id,
    filed.case_no as subject_no,
    filed.case_id,
    cast(null as {{ dbt.type_string() }}) as decision_id,
    filed.department_code,
    '普通' as procedure_kind,
    filed.filed_date,
    -- Nothing but a notice, a decision or a reasoned ending says that the investigation is over.
    coalesce(
        decided.notice_date,
        decided.decision_date,
        case when filed.outcome in ('处罚', '不予处罚') then filed.closed_date end
    ) as investigated_date,
    coalesce(decided.notice_date, decided.decision_date) as noticed_date,
    coalesce(filed.hearing_held_date, decided.decision_date) as heard_date,
    decided.decision_date as decided_date,
    -- A closed case has passed service and execution, whether or not it states their days.
    case when decided.decision_date is not null then coalesce(decided.served_date, filed.closed_date) end
        as served_date,
    case when decided.decision_date is not null then coalesce(decided.paid_date, filed.closed_date) end
        as executed_date,
    filed.closed_date,
    coalesce(decided.is_notice_waived, false) as is_notice_waived,
    coalesce(decided.is_warning_only, false) as is_warning_only,
    coalesce(decided.is_hearing_notified, false) as is_hearing_notified,
    filed.hearing_requested_date is not null as is_hearing_requested,
    coalesce(filed.is_legal_review_required, false) as is_legal_review_required,
    coalesce(filed.is_collective_discussion_required, false) as is_collective_discussion_required,
    coalesce(filed.is_advance_registration, false) as is_advance_registration,
    coalesce(filed.is_coercive_measure, false) as is_coercive_measure,
    coalesce(filed.is_defence_raised, false) as is_defence_raised,
    coalesce({{ contains_text('filed.excluded_periods', "'延长:'") }}, false) as has_extension,
    coalesce(filed.is_instalment, false) as is_instalment,
    coalesce(filed.is_correction_ordered, false) as is_correction_ordered,
    coalesce(filed.is_audio_visual_required, false) as is_audio_visual_required,
    filed.case_source = '非现场' as is_off_site,
    false as is_collected_on_spot,
    false as is_served_later,
    filed.source,
    filed.stream_id,
    filed.position
from {{ ref('fct_penalty_case') }} as filed
left join decision_of_case as decided
    on filed.case_id = decided.case_id
-- A case that ended in on-the-spot decisions only is judged by those decisions.
where coalesce(decided.has_ordinary_decision, true)
union all
select
    'penalty' as subject_kind,
    decision.decision_id as subject_id,
    decision.decision_no as subject_no,
    decision.case_id,
    decision.decision_id,
    decision.department_code,
    decision.procedure_kind,
    -- A decision without its case must have been filed and investigated by the day it was made.
    decision.decision_date as filed_date,
    coalesce(decision.notice_date, decision.decision_date) as investigated_date,
    coalesce(decision.notice_date, decision.decision_date) as noticed_date,
    decision.decision_date as heard_date,
    decision.decision_date as decided_date,
    decision.served_date,
    decision.paid_date as executed_date,
    cast(null as date) as closed_date,
    coalesce(decision.is_notice_waived, false) as is_notice_waived,
    coalesce(decision.is_warning_only, false) as is_warning_only,
    coalesce(decision.is_hearing_notified, false) as is_hearing_notified,
    false as is_hearing_requested,
    false as is_legal_review_required,
    false as is_collective_discussion_required,
    false as is_advance_registration,
    false as is_coercive_measure,
    false as is_defence_raised,
    false as has_extension,
    false as is_instalment,
    false as is_correction_ordered,
    false as is_audio_visual_required,
    false as is_off_site,
    coalesce(decision.is_collected_on_spot, false) as is_collected_on_spot,
    coalesce(decision.service_kind <> '当场', false) as is_served_later,
    decision.source,
    decision.stream_id,
    decision.position
from decision
left join {{ ref('source_omission') }} as omission
    on decision.source = omission.source and omission.feed = 'penalty' and omission.column_name = 'case_no'
where
    decision.procedure_kind = '简易'
    -- Where the source never tells the case, nothing can be said about its file.
    or (decision.case_id is null and omission.source is null)
