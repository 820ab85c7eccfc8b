with judged as (
    select
        litigation.*,
        case when litigation.head_appearance is null then '已开庭，但未填负责人出庭情况' end as unjudged_reason,
        '案件于 ' || {{ as_text('litigation.heard_date') }} || ' 开庭，主要负责人和分管负责人均未出庭' as fault
    from {{ ref('fct_litigation_case') }} as litigation
    where
        litigation.heard_date is not null
        and litigation.role <> '第三人'
        and coalesce(litigation.head_appearance, '未出庭') = '未出庭'
)

select
    {{ finding_columns(
        'judged', 'head_appearance', ('litigation_case', 'litigation_id', 'case_no'), 'judged.heard_date'
    ) }}
from judged
