with indicator as (
    select 'participation' as indicator_code
    union all
    select 'participation_published' as indicator_code
),

judged as (
    select
        officer.*,
        indicator.indicator_code,
        indicator.indicator_code = 'participation' as is_scored,
        case
            when indicator.indicator_code = 'participation' then officer.is_scored_holder else officer.is_holder
        end as in_denominator,
        case
            when indicator.indicator_code = 'participation' then officer.has_scored_act else officer.has_act
        end as took_part
    from {{ ref('int_score_participation') }} as officer
    cross join indicator
)

select
    judged.cutoff_date,
    judged.department_code,
    judged.indicator_code,
    'officer' as record_kind,
    judged.certificate_id as record_id,
    judged.last_act_id as evidence_id,
    judged.in_denominator and judged.took_part as in_numerator,
    judged.in_denominator,
    case
        when judged.standing = 'left' then '证件已失效或已离岗，不计'
        when judged.standing = 'supervision_only' then '仅持监督证件，不计'
        when not judged.in_denominator and judged.is_absent then '不在岗时间超过规定比例，不计'
        when not judged.in_denominator then '发证时间未满规定天数，不计'
        when judged.took_part then '有执法记录'
        else '无执法记录'
    end as reason,
    judged.stream_id,
    judged.position
from judged
