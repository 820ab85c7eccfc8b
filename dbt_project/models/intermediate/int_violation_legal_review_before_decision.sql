with decided as (
    select
        penalty.decision_id,
        penalty.decision_no,
        penalty.decision_date,
        penalty.department_code,
        penalty.stream_id,
        penalty.position,
        filed.case_id,
        filed.legal_review_date,
        filed.legal_review_result,
        filed.hearing_held_date,
        case
            when coalesce(filed.is_legal_review_required, false) or filed.legal_review_grounds is not null
                then 'required'
            -- A hearing is half of the second ground; whether the other half is met, only the department can say.
            when filed.is_legal_review_required is null and filed.hearing_held_date is not null then 'unknown'
            when filed.case_id is null then 'unknown'
        end as need
    from {{ ref('fct_penalty') }} as penalty
    left join {{ ref('fct_penalty_case') }} as filed
        on penalty.case_id = filed.case_id
    where penalty.procedure_kind = '普通'
),

judged as (
    select
        decided.*,
        case
            when decided.case_id is null then '决定没有对应案件，不知是否应当法制审核'
            when decided.need = 'unknown' then '举行过听证，但案件未注明是否属于法制审核情形'
            when decided.decision_date is null then '决定日期缺失'
            when decided.legal_review_result = '通过' and decided.legal_review_date is null
                then '注明法制审核通过，但未填审核日期'
        end as unjudged_reason,
        case
            when decided.legal_review_result = '不通过' then '法制审核未通过，仍作出处罚决定'
            when decided.legal_review_date is null then '属于法制审核情形，没有法制审核通过日期'
            when decided.legal_review_date > decided.decision_date
                then
                    '法制审核日期 ' || {{ as_text('decided.legal_review_date') }} || ' 晚于决定日期 '
                    || {{ as_text('decided.decision_date') }}
            when decided.legal_review_date < decided.hearing_held_date
                then
                    '法制审核日期 ' || {{ as_text('decided.legal_review_date') }} || ' 早于听证日期 '
                    || {{ as_text('decided.hearing_held_date') }}
        end as fault
    from decided
    where decided.need is not null
)

select
    {{ finding_columns(
        'judged', 'legal_review_before_decision', ('penalty', 'decision_id', 'decision_no'), 'judged.decision_date',
        'judged.decision_date'
    ) }}
from judged
where judged.unjudged_reason is not null or judged.fault is not null
