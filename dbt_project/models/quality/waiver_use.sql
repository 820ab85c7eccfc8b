with used as (
    select violation.waiver_id
    from {{ ref('violation') }} as violation
    where violation.is_waived
    union all
    select missing.waiver_id
    from {{ ref('missing_document') }} as missing
    where missing.is_waived
    union all
    select waiver.waiver_id
    from {{ ref('int_gate_record') }} as gate
    inner join {{ ref('int_waiver') }} as waiver
        on
            gate.department_code = waiver.department_code
            and gate.period = waiver.period
            and waiver.record_no is null
            and (
                (waiver.rule_id = 'open_blocker' and gate.is_blocked)
                or (waiver.rule_id = 'completeness_under_floor' and gate.is_under_floor)
                -- Receipts change after a quarter is pinned, and what is published of a waiver may not: these two
                -- are taken as used.
                or waiver.rule_id in ('no_export', 'rejects_over_limit')
            )
),

counted as (
    select
        used.waiver_id,
        cast(count(*) as bigint) as used_count
    from used
    group by used.waiver_id
)

select
    waiver.waiver_id,
    waiver.department_code,
    waiver.period,
    lower(waiver.rule_id) as rule_id,
    waiver.record_no,
    waiver.reason,
    waiver.granted_by,
    waiver.granted_on,
    waiver.valid_until,
    waiver.document_no,
    {{ waiver_in_force('waiver', 'data_as_of.as_of_date') }} as is_in_force,
    coalesce(counted.used_count, cast(0 as bigint)) as used_count,
    counted.waiver_id is not null as is_used
from {{ ref('fct_waiver') }} as waiver
cross join {{ ref('int_data_as_of') }} as data_as_of
left join counted on waiver.waiver_id = counted.waiver_id
