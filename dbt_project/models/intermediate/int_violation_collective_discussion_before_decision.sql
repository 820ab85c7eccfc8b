with decided as (
    select
        penalty.decision_id,
        penalty.decision_no,
        penalty.decision_date,
        penalty.department_code,
        penalty.stream_id,
        penalty.position,
        filed.case_id,
        filed.collective_discussion_date
    from {{ ref('fct_penalty') }} as penalty
    left join {{ ref('fct_penalty_case') }} as filed
        on penalty.case_id = filed.case_id
    where
        penalty.procedure_kind = '普通'
        -- Whether a case is complex or heavy, only its department can say: unless it does, no discussion is owed.
        and (filed.case_id is null or filed.is_collective_discussion_required)
),

judged as (
    select
        decided.*,
        case
            when decided.case_id is null then '决定没有对应案件，不知是否应当集体讨论'
            when decided.decision_date is null then '决定日期缺失'
        end as unjudged_reason,
        case
            when decided.collective_discussion_date is null then '属于集体讨论情形，没有负责人集体讨论日期'
            when decided.collective_discussion_date > decided.decision_date
                then
                    '集体讨论日期 ' || {{ as_text('decided.collective_discussion_date') }} || ' 晚于决定日期 '
                    || {{ as_text('decided.decision_date') }}
        end as fault
    from decided
)

select
    {{ finding_columns(
        'judged', 'collective_discussion_before_decision', ('penalty', 'decision_id', 'decision_no'),
        'judged.decision_date', 'judged.decision_date'
    ) }}
from judged
where judged.unjudged_reason is not null or judged.fault is not null
