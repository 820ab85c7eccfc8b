with decided as (
    select
        penalty.decision_id,
        penalty.decision_no,
        penalty.decision_date,
        penalty.department_code,
        penalty.stream_id,
        penalty.position,
        duty.is_hearing_required,
        duty.is_large_fine,
        duty.is_large_confiscation,
        duty.ground_kinds,
        omission.source is not null as is_omitted
    from {{ ref('int_hearing_duty') }} as duty
    inner join {{ ref('fct_penalty') }} as penalty
        on duty.decision_id = penalty.decision_id
    left join {{ ref('fct_penalty_case') }} as filed
        on penalty.case_id = filed.case_id
    {{ join_omission('penalty', "'penalty'", 'is_hearing_notified', 'omission') }}
    where
        coalesce(duty.is_hearing_required, true)
        -- Who waived a hearing, or had one, had been told of the right.
        and not coalesce(penalty.is_hearing_notified, false)
        and not coalesce(penalty.is_hearing_waived, false)
        and coalesce(filed.hearing_held_date > penalty.decision_date, true)
),

judged as (
    select
        decided.*,
        case
            when decided.is_hearing_required is null
                then '当事人类型、罚款金额或者听证金额标准不明，不知是否应当告知听证权利'
            when decided.is_omitted then '来源不提供是否告知听证权利'
        end as unjudged_reason,
        '应当告知听证权利而未告知，情形：' || substr(
            case when decided.is_large_fine then '、较大数额罚款' else '' end
            || case when decided.is_large_confiscation then '、没收较大数额' else '' end
            || coalesce('、' || replace(decided.ground_kinds, '|', '、'), ''),
            2
        ) as fault
    from decided
)

select
    {{ finding_columns(
        'judged', 'hearing_right_notified', ('penalty', 'decision_id', 'decision_no'), 'judged.decision_date'
    ) }}
from judged
