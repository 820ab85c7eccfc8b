-- 各月检查、处罚、教育改正 / Inspections, penalties and education corrections of each of the twelve months that end with a
-- quarter. Parameters: period ('2024Q4'), department, category (of items); null for all
with act as (
    select
        'inspection' as record_kind,
        inspection.inspection_id as act_id,
        inspection.department_code,
        inspection.inspection_date as act_date
    from core.fct_inspection as inspection
    union all
    select
        'penalty' as record_kind,
        penalty.decision_id as act_id,
        penalty.department_code,
        penalty.decision_date as act_date
    from core.fct_penalty as penalty
    where penalty.is_counted
    union all
    select
        'education_correction' as record_kind,
        correction.record_id as act_id,
        correction.department_code,
        correction.correction_date as act_date
    from core.fct_education_correction as correction
),

asked as (
    select make_date(
        cast(substr($period, 1, 4) as integer), 3 * cast(substr($period, 6, 1) as integer), 1
    ) as last_month
)

select
    strftime(act.act_date, '%Y-%m') as month_name,
    min(year(act.act_date) || 'Q' || quarter(act.act_date)) as period,
    cast(count(case when act.record_kind = 'inspection' then 1 end) as bigint) as inspection_count,
    cast(count(case when act.record_kind = 'penalty' then 1 end) as bigint) as penalty_count,
    cast(count(case when act.record_kind = 'education_correction' then 1 end) as bigint) as education_correction_count
from act
inner join core.dim_department as department on act.department_code = department.department_code
cross join asked
where
    act.act_date > last_day(asked.last_month - interval 12 month)
    and act.act_date <= last_day(asked.last_month)
    and ($department is null or department.credit_department_code = $department)
    and (
        $category is null
        or exists (
            select 1
            from core.bridge_act_item as exercised
            inner join core.dim_power_item as item on exercised.item_id = item.item_id
            where
                exercised.act_kind = act.record_kind
                and exercised.act_id = act.act_id
                and item.category = $category
        )
    )
group by strftime(act.act_date, '%Y-%m')
order by month_name asc nulls last
