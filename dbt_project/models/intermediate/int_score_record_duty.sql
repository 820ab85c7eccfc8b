with indicator as (
    select 'duty' as indicator_code
    union all
    select 'duty_published' as indicator_code
),

judged as (
    select
        item.*,
        indicator.indicator_code,
        case
            when item.is_handed_back or not item.is_countable then false
            when indicator.indicator_code = 'duty'
                then item.is_in_season and item.is_settled and not item.is_no_occurrence
            else true
        end as in_denominator,
        case
            when indicator.indicator_code = 'duty' then item.is_scored_exercised else item.is_exercised
        end as is_done
    from {{ ref('int_score_duty') }} as item
    cross join indicator
)

select
    judged.cutoff_date,
    judged.department_code,
    judged.indicator_code,
    'power_item' as record_kind,
    judged.item_id as record_id,
    judged.last_act_id as evidence_id,
    judged.in_denominator and judged.is_done as in_numerator,
    judged.in_denominator,
    case
        when judged.is_handed_back then '事项已移交，不计'
        when not judged.is_countable then '该类事项尚无归集数据，不计'
        when judged.in_denominator and judged.is_done then '已履行'
        when judged.in_denominator then '未履行'
        when not judged.is_in_season then '不在履职月份，不计'
        when judged.is_no_occurrence then '经批准列入无发生清单，不计'
        else '承接事项未满规定天数且未履行，不计'
    end as reason,
    judged.stream_id,
    judged.position
from judged
