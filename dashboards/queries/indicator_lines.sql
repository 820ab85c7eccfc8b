-- 一个指标的记录 / Records behind an indicator, with what was wanted of each. Parameters: period, department, indicator
select
    record.record_kind,
    record.record_id,
    coalesce(named.document_name_zh, record.evidence_id) as evidence_zh,
    record.in_numerator,
    record.in_denominator,
    record.reason,
    record.stream_id
from scoring.indicator_record as record
left join (
    select
        requirement.requirement_id,
        max(requirement.document_name_zh) as document_name_zh
    from reference.document_requirement as requirement
    group by requirement.requirement_id
) as named
    on record.indicator_code = 'case_file_document' and record.evidence_id = named.requirement_id
where
    record.period = $period
    and record.department_code = $department
    and record.indicator_code = $indicator
order by
    -- what is counted and was missed stands first
    case when record.in_denominator and not record.in_numerator then 1 else 2 end asc nulls last,
    record.in_denominator desc nulls last, record.record_kind asc nulls last, record.record_id asc nulls last,
    record.evidence_id asc nulls last
