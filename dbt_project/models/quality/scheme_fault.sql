with office as (
    select
        cut.cutoff_date,
        cut.period,
        paper.parameter,
        paper.applies_to,
        coalesce(paper.applies_to, '全部') as scope_zh,
        paper.value
    from {{ ref('int_cutoff') }} as cut
    inner join {{ ref('int_scorable_parameter') }} as paper on {{ in_force('cut.cutoff_date', 'paper') }}
),

amount as (
    select distinct office.scope_zh
    from office
    inner join {{ ref('amount_word') }} as named on {{ contains_text('lower(office.scope_zh)', 'named.word') }}
),

weighed as (
    select
        office.*,
        amount.scope_zh is not null as is_amount,
        {{ is_whole_weight('office.value') }} as is_whole,
        indicator.indicator_code,
        indicator.indicator_name_zh,
        indicator.is_scored,
        indicator.formula
    from office
    left join amount on office.scope_zh = amount.scope_zh
    left join {{ ref('scheme_indicator') }} as indicator
        on lower(office.applies_to) = indicator.indicator_code and {{ in_force('office.cutoff_date', 'indicator') }}
    where office.parameter = 'indicator_weight'
),

judged as (
    select
        weighed.*,
        case
            when weighed.is_amount then 'reaches_amount'
            when weighed.indicator_code is null then 'unknown_indicator'
            when not weighed.is_whole then 'weight_not_whole'
            when not weighed.is_scored and {{ whole_weight('weighed.value') }} > 0 then 'not_scored'
            when weighed.formula = 'deduction' and {{ whole_weight('weighed.value') }} > 0 then 'deduction_weighed'
        end as fault_code
    from weighed
),

total as (
    select
        indicator.cutoff_date,
        indicator.period,
        cast(sum(indicator.weight) as bigint) as weight
    from {{ ref('int_score_indicator') }} as indicator
    where indicator.is_scored and indicator.formula <> 'deduction'
    group by indicator.cutoff_date, indicator.period
)

select
    judged.cutoff_date,
    judged.period,
    judged.fault_code,
    case judged.fault_code
        when 'reaches_amount'
            then '指标“' || judged.scope_zh || '”涉及金额，罚没金额不得作为评估考核指标（行政处罚法第七十四条、国办发〔2024〕54号）'
        when 'unknown_indicator' then '指标“' || judged.scope_zh || '”不存在'
        when 'weight_not_whole' then '指标“' || judged.indicator_name_zh || '”的权重“' || judged.value || '”不是非负整数'
        when 'not_scored'
            then
                '指标“' || judged.indicator_name_zh
                || '”只展示、不计分，不得设权重（行政处罚法第七十四条、国办发〔2024〕54号）'
        when 'deduction_weighed' then '指标“' || judged.indicator_name_zh || '”按扣分计算，不设权重'
    end as message
from judged
where judged.fault_code is not null
union all
select
    total.cutoff_date,
    total.period,
    'weights_do_not_sum' as fault_code,
    '计分指标的权重合计为 ' || {{ as_text('total.weight') }} || '，应为 100' as message
from total
where total.weight <> 100
union all
select
    scheme.cutoff_date,
    scheme.period,
    'value_unreadable' as fault_code,
    '方案参数 ' || scheme.parameter || ' 的值“' || scheme.stated_value || '”无法识别' as message
from {{ ref('int_score_scheme') }} as scheme
where scheme.is_unreadable
union all
select
    office.cutoff_date,
    office.period,
    'unknown_department' as fault_code,
    '分组参数所指的执法主体“' || office.scope_zh || '”不存在' as message
from office
left join {{ ref('dim_department') }} as department on office.applies_to = department.department_code
where office.parameter = 'peer_group' and department.department_code is null
union all
select distinct
    cut.cutoff_date,
    cut.period,
    'holiday_unreadable' as fault_code,
    {{ as_text('paper.valid_from') }} || ' 的节假日调整“' || paper.value || '”无法识别，应填“休”或者“班”' as message
from {{ ref('int_cutoff') }} as cut
inner join {{ ref('int_scorable_parameter') }} as paper on year(cut.cutoff_date) = year(paper.valid_from)
where paper.parameter = 'holiday' and (paper.value not in ('休', '班') or paper.applies_to is not null)
