-- 一条记录所在的指标 / Indicator lines that a record stands in or is evidence of. Parameters: period, stream, evidence
select
    record.period,
    record.department_code,
    ranking.department_name,
    ranking.score,
    ranking.ranking as rank,
    record.indicator_code,
    indicator.indicator_name_zh,
    record.record_kind,
    record.record_id,
    record.evidence_id,
    coalesce(named.document_name_zh, record.evidence_id) as evidence_zh,
    record.in_numerator,
    record.in_denominator,
    record.reason,
    record.stream_id = $stream as is_own_line
from scoring.indicator_record as record
inner join scoring.department_indicator as indicator
    on
        record.cutoff_date = indicator.cutoff_date
        and record.department_code = indicator.department_code
        and record.indicator_code = indicator.indicator_code
left join (
    select
        requirement.requirement_id,
        max(requirement.document_name_zh) as document_name_zh
    from reference.document_requirement as requirement
    group by requirement.requirement_id
) as named
    on record.indicator_code = 'case_file_document' and record.evidence_id = named.requirement_id
left join scoring.quarterly_ranking as ranking
    on record.period = ranking.period and record.department_code = ranking.department_code
where
    record.period is not null
    and ($period is null or record.period = $period)
    and (record.stream_id = $stream or record.evidence_id = $evidence)
order by
    record.period asc nulls last, record.department_code asc nulls last, indicator.indicator_order asc nulls last,
    record.record_id asc nulls last, record.evidence_id asc nulls last
