with scope as (
    select true as is_zone
    union all
    select false as is_zone
),

department as (
    select
        cut.cutoff_date,
        dim.department_code,
        scope.is_zone,
        case when scope.is_zone then '*' else dim.department_code end as scope_code
    from {{ ref('int_cutoff') }} as cut
    cross join {{ ref('dim_department') }} as dim
    inner join {{ ref('int_score_credit') }} as credit on dim.department_code = credit.department_code
    cross join scope
    -- an entrusted organisation's figures stand under the department that entrusted it
    where dim.is_in_statistics and credit.credit_department_code = credit.department_code
),

cut_scope as (
    select
        cut.cutoff_date,
        '*' as scope_code
    from {{ ref('int_cutoff') }} as cut
    union distinct
    select
        department.cutoff_date,
        department.scope_code
    from department
),

person as (
    select
        department.cutoff_date,
        department.scope_code,
        count(distinct officer.person_id) as officer_count,
        count(distinct case when officer.has_act then officer.person_id end) as participating_count
    from department
    inner join {{ ref('int_score_participation') }} as officer
        on department.cutoff_date = officer.cutoff_date and department.department_code = officer.department_code
    where officer.is_holder
    group by department.cutoff_date, department.scope_code
),

act as (
    select
        department.cutoff_date,
        department.scope_code,
        sum(case when record.act_kind = 'inspection' then 1 else 0 end) as inspection_count,
        sum(case when record.act_kind = 'penalty' then 1 else 0 end) as penalty_count,
        sum(case when record.act_kind = 'education_correction' then 1 else 0 end) as correction_count
    from department
    inner join {{ ref('int_score_volume') }} as record
        on department.cutoff_date = record.cutoff_date and department.department_code = record.department_code
    group by department.cutoff_date, department.scope_code
),

item as (
    select
        department.cutoff_date,
        department.scope_code,
        count(*) as item_count,
        sum(case when duty.is_exercised then 1 else 0 end) as exercised_count
    from department
    inner join {{ ref('int_score_duty') }} as duty
        on department.cutoff_date = duty.cutoff_date and department.department_code = duty.department_code
    where duty.is_countable and not duty.is_handed_back
    group by department.cutoff_date, department.scope_code
),

counted as (
    select
        cut_scope.cutoff_date,
        cut_scope.scope_code,
        coalesce(person.officer_count, 0) as officer_count,
        coalesce(person.participating_count, 0) as participating_count,
        cast(coalesce(act.inspection_count, 0) as bigint) as inspection_count,
        cast(coalesce(act.penalty_count, 0) as bigint) as penalty_count,
        cast(coalesce(act.correction_count, 0) as bigint) as correction_count,
        coalesce(item.item_count, 0) as item_count,
        cast(coalesce(item.exercised_count, 0) as bigint) as exercised_count
    from cut_scope
    left join person on cut_scope.cutoff_date = person.cutoff_date and cut_scope.scope_code = person.scope_code
    left join act on cut_scope.cutoff_date = act.cutoff_date and cut_scope.scope_code = act.scope_code
    left join item on cut_scope.cutoff_date = item.cutoff_date and cut_scope.scope_code = item.scope_code
)

select
    counted.cutoff_date,
    counted.scope_code,
    figure.figure_code,
    figure.figure_order,
    figure.label_zh,
    figure.unit,
    cast(case figure.figure_code
        when 'officers' then counted.officer_count
        when 'officers_participating' then counted.participating_count
        when 'participation_rate' then counted.participating_count
        when 'inspections' then counted.inspection_count
        when 'penalties' then counted.penalty_count
        when 'education_corrections' then counted.correction_count
        when 'power_items' then counted.item_count
        when 'power_items_exercised' then counted.exercised_count
        when 'duty_rate' then counted.exercised_count
        else counted.inspection_count + counted.penalty_count + counted.correction_count
    end as bigint) as numerator,
    cast(case figure.figure_code
        when 'participation_rate' then counted.officer_count
        when 'records_per_officer' then counted.participating_count
        when 'duty_rate' then counted.item_count
    end as bigint) as denominator
from counted
cross join {{ ref('scheme_headline') }} as figure
