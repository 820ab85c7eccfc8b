-- 指标下钻 / Records behind an indicator of a department. Parameters: period, department, indicator
select
    record.indicator_code,
    record.record_kind,
    record.record_id,
    record.evidence_id,
    record.in_numerator,
    record.in_denominator,
    record.numerator_part,
    record.denominator_part,
    record.reason,
    record.stream_id,
    record.position
from scoring.indicator_record as record
where
    record.period = $period
    and record.department_code = $department
    and ($indicator is null or record.indicator_code = $indicator)
order by
    record.indicator_code asc nulls last, record.in_numerator desc nulls last, record.record_kind asc nulls last,
    record.record_id asc nulls last, record.evidence_id asc nulls last
