-- 处罚种类 / Penalties of a quarter by kind; a decision with several kinds stands in each.
-- Parameters: period ('2024Q4'), department, category (of items); null for all
select
    kind.penalty_kind,
    cast(count(*) as bigint) as decision_count,
    cast(count(case when penalty.procedure_kind = '简易' then 1 end) as bigint) as simple_count,
    cast(count(case when penalty.procedure_kind = '普通' then 1 end) as bigint) as ordinary_count
from core.fct_penalty as penalty
inner join core.dim_department as department on penalty.department_code = department.department_code
cross join unnest(string_split(penalty.penalty_kinds, '|')) as kind (penalty_kind)
where
    penalty.is_counted
    and year(penalty.decision_date) || 'Q' || quarter(penalty.decision_date) = $period
    and ($department is null or department.credit_department_code = $department)
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
group by kind.penalty_kind
order by decision_count desc nulls last, kind.penalty_kind asc nulls last
