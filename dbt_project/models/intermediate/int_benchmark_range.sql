with graded as (
    select
        penalty.decision_id,
        penalty.decision_date,
        penalty.procedure_kind,
        filed.discretion_grade,
        coalesce(filed.lenient_kind = '减轻处罚', false) as is_mitigated
    from {{ ref('fct_penalty') }} as penalty
    left join {{ ref('fct_penalty_case') }} as filed
        on penalty.case_id = filed.case_id
    where {{ list_has('penalty.penalty_kinds', "'罚款'") }} or penalty.fine_yuan > 0
),

-- One item: the bounds of the grade, or of all its grades where the file states none. A bound left empty is none.
ranged as (
    select
        graded.decision_id,
        item.item_code,
        count(benchmark.benchmark_id) as benchmark_count,
        min(case when benchmark.benchmark_id is not null then coalesce(benchmark.lower_yuan, 0) end) as lower_yuan,
        case
            when count(benchmark.benchmark_id) = count(benchmark.upper_yuan) then max(benchmark.upper_yuan)
        end as upper_yuan
    from graded
    inner join {{ ref('bridge_act_item') }} as item
        on item.act_kind = 'penalty' and graded.decision_id = item.act_id
    left join {{ ref('dim_discretion_benchmark') }} as benchmark
        on
            item.department_code = benchmark.department_code
            and item.item_code = benchmark.item_code
            and {{ in_force('graded.decision_date', 'benchmark') }}
            and (graded.discretion_grade is null or graded.discretion_grade = benchmark.discretion_grade)
    group by graded.decision_id, item.item_code
),

widest as (
    select
        ranged.decision_id,
        count(*) as item_count,
        sum(case when ranged.benchmark_count > 0 then 1 else 0 end) as ranged_count,
        min(ranged.lower_yuan) as lower_yuan,
        case
            when sum(case when ranged.benchmark_count > 0 and ranged.upper_yuan is null then 1 else 0 end) = 0
                then max(ranged.upper_yuan)
        end as upper_yuan,
        case when count(*) = count(ranged.upper_yuan) then cast(sum(ranged.upper_yuan) as decimal(18, 2)) end
            as merged_upper_yuan
    from ranged
    group by ranged.decision_id
)

select
    graded.decision_id,
    graded.discretion_grade,
    case when not graded.is_mitigated then widest.lower_yuan end as lower_yuan,
    widest.upper_yuan,
    widest.merged_upper_yuan,
    coalesce(widest.lower_yuan = widest.upper_yuan, false) as is_fixed_amount,
    case
        when graded.decision_date is null then '决定日期缺失'
        when widest.decision_id is null then '未填权责事项，不知适用何种裁量基准'
        when widest.ranged_count = 0 and graded.discretion_grade is null then '事项在决定日没有登记的裁量基准'
        when widest.ranged_count = 0 then '事项在决定日没有该裁量等级的基准'
        when widest.ranged_count < widest.item_count then '部分事项在决定日没有登记的裁量基准'
    end as missing_reason,
    -- A decision on the spot has no case in which a grade could stand.
    case
        when graded.discretion_grade is null and graded.procedure_kind = '普通' then '案件未填裁量等级'
    end as missing_grade_reason
from graded
left join widest
    on graded.decision_id = widest.decision_id
