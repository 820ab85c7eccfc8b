-- 计分记录 / Records behind the scored indicators of a quarter. Parameters: period ('2024Q4')
select
    record.department_code,
    department.department_name,
    record.indicator_code,
    indicator.indicator_order,
    indicator.indicator_name_zh,
    record.record_kind,
    record.record_id,
    record.evidence_id,
    record.in_numerator,
    record.in_denominator,
    record.numerator_part,
    record.denominator_part,
    record.reason,
    -- the scans by which a required document is known to be there
    kinds.document_kinds,
    kinds.document_name_zh,
    record.stream_id
from scoring.indicator_record as record
inner join scoring.department_indicator as indicator
    on
        record.cutoff_date = indicator.cutoff_date
        and record.department_code = indicator.department_code
        and record.indicator_code = indicator.indicator_code
inner join core.dim_department as department on record.department_code = department.department_code
left join (
    select
        requirement.requirement_id,
        max(requirement.document_kinds) as document_kinds,
        max(requirement.document_name_zh) as document_name_zh
    from reference.document_requirement as requirement
    group by requirement.requirement_id
) as kinds
    on record.indicator_code = 'case_file_document' and record.evidence_id = kinds.requirement_id
where record.period = $period and indicator.is_scored
order by
    record.department_code asc nulls last, indicator.indicator_order asc nulls last,
    record.record_kind asc nulls last, record.record_id asc nulls last, record.evidence_id asc nulls last
