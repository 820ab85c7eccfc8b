with compared as (
    select
        penalty.*,
        benchmark.upper_yuan,
        omission.source is not null as is_omitted,
        coalesce(
            benchmark.missing_reason,
            case when penalty.fine_yuan is null then '有罚款，但未填罚款金额' end,
            benchmark.missing_grade_reason
        ) as missing_reason
    from {{ ref('int_benchmark_range') }} as benchmark
    inner join {{ ref('fct_penalty') }} as penalty
        on benchmark.decision_id = penalty.decision_id
    {{ join_omission('penalty', "'penalty'", 'top_of_range_ground', 'omission') }}
    where
        penalty.top_of_range_ground is null
        -- Where the benchmark leaves no choice, its one amount is no top.
        and not benchmark.is_fixed_amount
),

judged as (
    select
        compared.*,
        case
            when compared.missing_reason is not null then compared.missing_reason
            when compared.is_omitted then '来源不提供顶格处罚理由'
        end as unjudged_reason,
        '罚款 ' || {{ as_text('compared.fine_yuan') }} || ' 元，为裁量基准上限，未说明顶格处罚理由' as fault
    from compared
    where compared.missing_reason is not null or compared.fine_yuan = compared.upper_yuan
)

select
    {{ finding_columns(
        'judged', 'top_of_range_without_ground', ('penalty', 'decision_id', 'decision_no'), 'judged.decision_date'
    ) }}
from judged
