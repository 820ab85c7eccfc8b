-- 扣分记录 / Records that cost points, with what mending adds. Parameters: period ('2024Q4'), department
select
    fault.department_code,
    fault.indicator_code,
    fault.indicator_name_zh,
    fault.fault_id,
    fault.record_kind,
    fault.record_id,
    fault.evidence_id,
    named.document_name_zh,
    fault.reason,
    fault.cost_points,
    -- to the numerator of a share; what a deduction takes has no denominator
    case
        when record.in_denominator then record.denominator_part - record.numerator_part
        else record.numerator_part
    end as part,
    fault.stream_id,
    fault.position
from scoring.indicator_fault as fault
inner join scoring.indicator_record as record
    on
        fault.cutoff_date = record.cutoff_date
        and fault.department_code = record.department_code
        and fault.indicator_code = record.indicator_code
        and fault.record_kind = record.record_kind
        and fault.record_id = record.record_id
        and coalesce(fault.evidence_id, '') = coalesce(record.evidence_id, '')
        and (record.in_denominator or record.in_numerator)
left join (
    select
        requirement.requirement_id,
        max(requirement.document_name_zh) as document_name_zh
    from reference.document_requirement as requirement
    group by requirement.requirement_id
) as named
    on fault.indicator_code = 'case_file_document' and fault.evidence_id = named.requirement_id
where
    fault.period = $period
    and ($department is null or fault.department_code = $department)
order by
    fault.department_code asc nulls last, fault.indicator_code asc nulls last, fault.cost_points desc nulls last,
    fault.fault_id asc nulls last
