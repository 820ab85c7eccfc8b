with total as (
    select
        indicator.cutoff_date,
        indicator.department_code,
        cast(sum(indicator.points) as decimal(9, 4)) as points,
        cast(sum(case when indicator.points is not null then indicator.weight else 0 end) as bigint)
            as applicable_weight
    from {{ ref('department_indicator') }} as indicator
    group by indicator.cutoff_date, indicator.department_code
),

judged as (
    select
        department.*,
        scheme.minimum_officer_count,
        scheme.minimum_item_count,
        scheme.minimum_weight,
        coalesce(scheme.is_confirmed, false) as is_confirmed,
        total.points,
        coalesce(total.applicable_weight, 0) as applicable_weight,
        case
            when department.is_entrusted then 'entrusted'
            when not department.is_in_ranking then 'out_of_scope'
            when department.item_count = 0 then 'no_item'
            when department.is_new then 'new_department'
            when department.officer_count < scheme.minimum_officer_count then 'few_officers'
            when department.countable_item_count < scheme.minimum_item_count then 'few_items'
            when coalesce(total.applicable_weight, 0) < scheme.minimum_weight then 'low_weight'
        end as reason_code
    from {{ ref('int_score_department') }} as department
    inner join {{ ref('int_score_parameter') }} as scheme on department.cutoff_date = scheme.cutoff_date
    left join total
        on
            department.cutoff_date = total.cutoff_date
            and department.department_code = total.department_code
    where department.period is not null
),

printed as (
    select
        judged.*,
        case
            when judged.reason_code is null then 'ranked'
            when judged.reason_code in ('few_officers', 'few_items') then 'listed_apart'
            when judged.reason_code = 'no_item' then 'not_assessed'
            else 'not_ranked'
        end as status,
        -- ranks, ties and the list use the score as it is printed
        case
            when judged.reason_code is null or judged.reason_code in ('few_officers', 'few_items')
                then {{ round_decimal('judged.points', 2, 9) }}
        end as score
    from judged
)

select
    printed.period,
    printed.cutoff_date,
    printed.department_code,
    printed.department_name,
    printed.peer_group,
    printed.status,
    case
        when printed.status = 'ranked'
            then cast(
                rank() over (
                    partition by printed.period, printed.status order by printed.score desc nulls last
                ) as bigint
            )
    end as ranking,
    printed.score,
    printed.applicable_weight,
    printed.officer_count,
    printed.countable_item_count,
    printed.is_in_interview,
    printed.reason_code,
    case printed.reason_code
        when 'entrusted' then '受委托组织，计入委托机关'
        when 'out_of_scope' then '不纳入排名范围'
        when 'no_item' then '无权责事项，不参评'
        when 'new_department' then '新设主体，未满一个完整季度'
        when 'few_officers' then '在岗持证人员少于' || {{ as_text('printed.minimum_officer_count') }} || '人，单列'
        when 'few_items' then '可统计权责事项少于' || {{ as_text('printed.minimum_item_count') }} || '项，单列'
        when 'low_weight' then '适用指标权重合计低于' || {{ as_text('printed.minimum_weight') }} || '，不排名'
    end as reason,
    coalesce(gate.gate_status, 'preview') as gate_status,
    printed.is_confirmed
from printed
left join {{ ref('int_score_gate') }} as gate
    on printed.period = gate.period and printed.department_code = gate.department_code
