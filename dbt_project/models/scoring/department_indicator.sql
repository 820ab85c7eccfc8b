with counted as (
    select
        record.cutoff_date,
        record.department_code,
        record.indicator_code,
        cast(sum(record.numerator_part) as bigint) as numerator,
        cast(sum(record.denominator_part) as bigint) as denominator,
        cast(sum(case when record.in_numerator then 1 else 0 end) as bigint) as record_count
    from {{ ref('indicator_record') }} as record
    group by record.cutoff_date, record.department_code, record.indicator_code
),

stated as (
    select
        department.cutoff_date,
        department.period,
        department.department_code,
        indicator.indicator_code,
        indicator.indicator_order,
        indicator.indicator_name_zh,
        indicator.unit,
        indicator.formula,
        indicator.weight,
        indicator.is_scored,
        indicator.has_feed,
        indicator.not_applicable_zh,
        case
            when indicator.formula = 'deduction' then coalesce(counted.record_count, 0)
            else coalesce(counted.numerator, 0)
        end as numerator,
        coalesce(counted.denominator, 0) as denominator,
        case
            when indicator.formula = 'deduction' then -least(counted.numerator, scheme.maximum_correction_points)
        end as deducted,
        indicator.has_feed and case
            when indicator.formula = 'deduction' then coalesce(counted.record_count, 0) > 0
            else coalesce(counted.denominator, 0) > 0
        end as is_applicable
    from {{ ref('int_score_department') }} as department
    inner join {{ ref('int_score_indicator') }} as indicator on department.cutoff_date = indicator.cutoff_date
    inner join {{ ref('int_score_parameter') }} as scheme on department.cutoff_date = scheme.cutoff_date
    left join counted
        on
            department.cutoff_date = counted.cutoff_date
            and department.department_code = counted.department_code
            and indicator.indicator_code = counted.indicator_code
),

weighed as (
    select
        stated.*,
        stated.is_applicable and stated.is_scored and stated.weight > 0 as earns_points,
        cast(sum(
            case when stated.is_applicable and stated.is_scored then stated.weight else 0 end
        ) over (partition by stated.cutoff_date, stated.department_code) as bigint) as applicable_weight
    from stated
)

select
    weighed.cutoff_date,
    weighed.period,
    weighed.department_code,
    weighed.indicator_code,
    weighed.indicator_order,
    weighed.indicator_name_zh,
    weighed.numerator,
    weighed.denominator,
    case
        when not weighed.is_applicable then cast(null as decimal(18, 2))
        when weighed.formula = 'deduction'
            then cast(cast(weighed.deducted as decimal(18, 2)) * cast(0.01 as decimal(3, 2)) as decimal(18, 2))
        when weighed.formula = 'share' then {{ percent_of('weighed.numerator', 'weighed.denominator') }}
        else {{ divide_half_up('weighed.numerator', 'weighed.denominator', 2) }}
    end as value,
    weighed.unit,
    weighed.is_scored,
    weighed.is_applicable,
    weighed.weight,
    -- what does not apply has its weight shared among the rest, in proportion to their own
    case
        -- a deduction earns nothing: whatever it costs is lost
        when weighed.formula = 'deduction' and weighed.is_applicable then cast(0 as decimal(9, 4))
        when weighed.earns_points
            then cast({{ divide_half_up('weighed.weight * 100', 'weighed.applicable_weight', 4) }} as decimal(9, 4))
    end as effective_weight,
    -- one division of whole numbers, so that the share of the weight is not rounded twice
    case
        when weighed.formula = 'deduction' and weighed.is_applicable
            then cast(cast(weighed.deducted as decimal(9, 2)) * cast(0.01 as decimal(3, 2)) as decimal(9, 4))
        when weighed.earns_points
            then cast(
                {{ divide_half_up(
                    'weighed.weight * 100 * weighed.numerator', 'weighed.applicable_weight * weighed.denominator', 4
                ) }} as decimal(9, 4)
            )
    end as points,
    case
        when not weighed.has_feed then '尚无数据来源'
        when not weighed.is_applicable then weighed.not_applicable_zh
    end as reason
from weighed
