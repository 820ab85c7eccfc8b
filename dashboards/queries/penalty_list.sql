-- 处罚决定清单 / Penalty decisions of a quarter; amounts are for information.
-- Parameters: period ('2024Q4'), month ('2024-10'), department, category (of items), kind (of penalty), procedure; null for all
select
    penalty.decision_date,
    penalty.department_code,
    department.department_name,
    penalty.decision_no,
    penalty.party_name,
    penalty.cause,
    penalty.procedure_kind,
    replace(penalty.penalty_kinds, '|', '、') as penalty_kinds,
    penalty.fine_yuan,
    penalty.confiscation_yuan,
    penalty.stream_id
from core.fct_penalty as penalty
inner join core.dim_department as department on penalty.department_code = department.department_code
where
    penalty.is_counted
    and year(penalty.decision_date) || 'Q' || quarter(penalty.decision_date) = $period
    and ($month is null or strftime(penalty.decision_date, '%Y-%m') = $month)
    and ($department is null or department.credit_department_code = $department)
    and ($kind is null or instr('|' || penalty.penalty_kinds || '|', '|' || $kind || '|') > 0)
    and ($procedure is null or penalty.procedure_kind = $procedure)
    and (
        $category is null
        or exists (
            select 1
            from core.bridge_act_item as exercised
            inner join core.dim_power_item as item on exercised.item_id = item.item_id
            where
                exercised.act_kind = 'penalty'
                and exercised.act_id = penalty.decision_id
                and item.category = $category
        )
    )
order by
    penalty.decision_date desc nulls last, penalty.department_code asc nulls last,
    penalty.decision_no asc nulls last
