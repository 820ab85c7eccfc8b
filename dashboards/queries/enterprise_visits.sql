-- 上门频次与上限 / Visits at the door by year and department, against the limit. Parameters: enterprise (code or token)
-- Counted as the rule visit_cap counts: records of one day are one visit; clues, re-checks and instructions stand apart.
with at_door as (
    select
        inspection.department_code,
        inspection.inspection_date,
        year(inspection.inspection_date) as calendar_year,
        coalesce(inspection.inspection_cause in ('线索', '复查', '交办'), recheck.order_id is not null) as is_called_for
    from core.fct_inspection as inspection
    left join (
        select
            ordered.department_code,
            ordered.rechecked_date,
            min(ordered.order_id) as order_id
        from core.fct_corrective_order as ordered
        where coalesce(ordered.party_uscc_token, ordered.party_uscc, ordered.party_name_token) = $enterprise
        group by ordered.department_code, ordered.rechecked_date
    ) as recheck
        on
            inspection.department_code = recheck.department_code
            and inspection.inspection_date = recheck.rechecked_date
    where
        inspection.inspection_mode = '现场'
        and coalesce(inspection.party_uscc_token, inspection.party_uscc, inspection.party_name_token) = $enterprise
),

counted as (
    select
        at_door.calendar_year,
        at_door.department_code,
        cast(count(distinct case when not at_door.is_called_for then at_door.inspection_date end) as bigint)
            as visit_count,
        cast(count(distinct case when at_door.is_called_for then at_door.inspection_date end) as bigint)
            as called_for_count,
        max(at_door.inspection_date) as last_date
    from at_door
    group by at_door.calendar_year, at_door.department_code
),

-- What the office set goes before what the table says, but a general paper not before the law of one domain.
candidate as (
    select
        office.applies_to,
        try_cast(office.parameter_value as decimal(18, 2)) as limit_count,
        office.document_no as limit_source,
        office.valid_from,
        office.valid_to,
        case when office.applies_to = '全部' then 3 else 1 end as precedence
    from core.dim_parameter as office
    where lower(office.parameter) = 'visit_cap_count'
    union all
    select
        coalesce(general.applies_to, '全部') as applies_to,
        cast(general.value as decimal(18, 2)) as limit_count,
        case when general.is_confirmed then general.source else '暂定，待执法监督办公室确认' end as limit_source,
        general.valid_from,
        general.valid_to,
        case when general.applies_to is null then 4 else 2 end as precedence
    from reference.rule_parameter as general
    where general.parameter = 'visit_cap_count'
),

held_against as (
    select
        counted.*,
        department.department_name,
        cast(candidate.limit_count as bigint) as limit_count,
        candidate.limit_source,
        row_number() over (
            partition by counted.calendar_year, counted.department_code
            order by candidate.precedence asc nulls last, candidate.valid_from desc nulls last
        ) as choice_no
    from counted
    inner join core.dim_department as department on counted.department_code = department.department_code
    left join candidate
        on
            candidate.valid_from <= counted.last_date
            and (candidate.valid_to is null or counted.last_date < candidate.valid_to)
            and (candidate.applies_to = '全部' or instr(department.department_name, candidate.applies_to) > 0)
)

select
    held_against.calendar_year,
    held_against.department_code,
    held_against.department_name,
    held_against.visit_count,
    held_against.called_for_count,
    held_against.limit_count,
    held_against.visit_count > held_against.limit_count as is_over_limit,
    held_against.last_date,
    held_against.limit_source
from held_against
where held_against.choice_no = 1
order by
    held_against.calendar_year desc nulls last, held_against.visit_count desc nulls last,
    held_against.department_code asc nulls last
