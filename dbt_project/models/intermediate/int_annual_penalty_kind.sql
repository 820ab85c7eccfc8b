-- 一件决定只计入最重的一种: of several kinds the heaviest; 其他 yields to a named kind.
with kind as (
    select
        penalty.decision_id,
        heaviness.column_code,
        row_number() over (
            partition by penalty.decision_id
            order by heaviness.heaviness desc nulls last, heaviness.penalty_kind asc nulls last
        ) as choice_no
    from {{ ref('fct_penalty') }} as penalty
    {{ each_item("coalesce(penalty.penalty_kinds, '其他')", 'part') }}
    inner join {{ ref('penalty_heaviness') }} as heaviness
        on part.item = heaviness.penalty_kind and {{ in_force('penalty.decision_date', 'heaviness') }}
)

select
    penalty.decision_id,
    account.account_code as department_code,
    cast(year(penalty.decision_date) as bigint) as statistics_year,
    coalesce(kind.column_code, 'other') as column_code,
    cast(coalesce(penalty.fine_yuan, 0) + coalesce(penalty.confiscation_yuan, 0) as decimal(18, 2)) as amount_yuan
from {{ ref('fct_penalty') }} as penalty
{{ join_account('penalty') }}
left join kind on penalty.decision_id = kind.decision_id and kind.choice_no = 1
where penalty.decision_date is not null and penalty.is_counted
