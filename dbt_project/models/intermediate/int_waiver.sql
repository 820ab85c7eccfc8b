-- a waiver reaches the records of its department and of the organisations that it entrusts
with reached as (
    select
        waiver.waiver_id,
        waiver.period,
        waiver.waiver_no,
        lower(waiver.rule_id) as rule_id,
        waiver.record_no,
        department.department_code,
        case when waiver.department_code = department.department_code then 1 else 2 end as nearness
    from {{ ref('fct_waiver') }} as waiver
    cross join {{ ref('int_data_as_of') }} as data_as_of
    inner join {{ ref('dim_department') }} as department
        on
            waiver.department_code = department.department_code
            or waiver.department_code = department.credit_department_code
    where {{ waiver_in_force('waiver', 'data_as_of.as_of_date') }}
),

ranked as (
    select
        reached.*,
        row_number() over (
            partition by reached.department_code, reached.period, reached.rule_id, reached.record_no
            order by reached.nearness asc nulls last, reached.waiver_no asc nulls last, reached.waiver_id asc nulls last
        ) as choice_no
    from reached
)

select
    ranked.department_code,
    ranked.period,
    ranked.rule_id,
    ranked.record_no,
    ranked.waiver_id
from ranked
where ranked.choice_no = 1
