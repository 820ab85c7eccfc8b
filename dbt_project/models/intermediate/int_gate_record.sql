with due as (
    select
        department.credit_department_code as department_code,
        {{ quarter_of('document.due_date') }} as period,
        count(*) as due_document_count,
        sum(case when document.is_present then 0 else 1 end) as missing_document_count
    from {{ ref('int_due_document') }} as document
    inner join {{ ref('dim_department') }} as department
        on document.department_code = department.department_code
    inner join {{ ref('int_source_as_of') }} as data_as_of
        on document.source = data_as_of.source
    left join {{ ref('int_waived_document') }} as waived
        on
            document.subject_kind = waived.subject_kind
            and document.subject_id = waived.subject_id
            and document.requirement_id = waived.requirement_id
    -- a waived document that is not there is neither due nor missing
    where document.due_date <= data_as_of.as_of_date and (document.is_present or waived.waiver_id is null)
    group by department.credit_department_code, {{ quarter_of('document.due_date') }}
),

blocker as (
    select
        department.credit_department_code as department_code,
        {{ quarter_of('violation.business_date') }} as period,
        count(*) as blocker_count
    from {{ ref('violation') }} as violation
    inner join {{ ref('dim_department') }} as department
        on violation.department_code = department.department_code
    where violation.severity = 'blocker' and violation.business_date is not null and not violation.is_waived
    group by department.credit_department_code, {{ quarter_of('violation.business_date') }}
),

measured as (
    select
        gate_period.period,
        gate_period.department_code,
        cast(coalesce(due.due_document_count, 0) as bigint) as due_document_count,
        cast(coalesce(due.missing_document_count, 0) as bigint) as missing_document_count,
        cast(coalesce(blocker.blocker_count, 0) as bigint) as blocker_count,
        completeness_floor.value as completeness_floor_percent
    from {{ ref('int_gate_period') }} as gate_period
    left join due
        on gate_period.department_code = due.department_code and gate_period.period = due.period
    left join blocker
        on gate_period.department_code = blocker.department_code and gate_period.period = blocker.period
    {{ join_parameter(
        'completeness_floor_percent', 'gate_period', 'gate_period.quarter_end_date', 'completeness_floor'
    ) }}
)

select
    measured.*,
    {{ percent_of('(measured.due_document_count - measured.missing_document_count)', 'measured.due_document_count') }}
        as completeness_rate,
    measured.blocker_count > 0 as is_blocked,
    -- From the two integers, not from the rounded rate.
    coalesce(
        100 * (measured.due_document_count - measured.missing_document_count)
        < measured.completeness_floor_percent * measured.due_document_count,
        false
    ) as is_under_floor
from measured
