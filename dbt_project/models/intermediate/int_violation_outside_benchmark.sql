with compared as (
    select
        penalty.*,
        benchmark.lower_yuan,
        benchmark.upper_yuan,
        benchmark.merged_upper_yuan,
        benchmark.missing_reason,
        benchmark.missing_grade_reason,
        coalesce(penalty.fine_yuan < benchmark.lower_yuan, false) as is_below,
        coalesce(penalty.fine_yuan > benchmark.upper_yuan, false) as is_above
    from {{ ref('int_benchmark_range') }} as benchmark
    inner join {{ ref('fct_penalty') }} as penalty
        on benchmark.decision_id = penalty.decision_id
),

judged as (
    select
        compared.*,
        case
            when compared.missing_reason is not null then compared.missing_reason
            when compared.fine_yuan is null then '有罚款，但未填罚款金额'
            -- Outside the range of every grade, whichever it was.
            when not compared.is_below and not compared.is_above then compared.missing_grade_reason
            when compared.is_above and compared.fine_yuan <= compared.merged_upper_yuan
                then '决定涉及多个事项，罚款可能为合并处罚之和'
        end as unjudged_reason,
        case
            when compared.is_below or compared.is_above
                then
                    '罚款 ' || {{ as_text('compared.fine_yuan') }} || ' 元，裁量基准为 '
                    || coalesce({{ as_text('compared.lower_yuan') }}, '0') || ' 元至 '
                    || coalesce({{ as_text('compared.upper_yuan') }} || ' 元', '不设上限')
        end as fault
    from compared
)

select
    {{ finding_columns(
        'judged', 'outside_benchmark', ('penalty', 'decision_id', 'decision_no'), 'judged.decision_date'
    ) }}
from judged
where judged.unjudged_reason is not null or judged.fault is not null
