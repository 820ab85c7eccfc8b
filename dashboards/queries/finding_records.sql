-- 监督发现所依据的记录 / Records behind a finding. Parameters: finding (its id, null for all)
select
    record.finding_id,
    record.record_kind,
    record.record_id,
    record.is_main,
    record.stream_id
from supervision.finding_record as record
where $finding is null or record.finding_id = $finding
order by
    record.finding_id asc nulls last, record.is_main desc nulls last, record.record_kind asc nulls last,
    record.record_id asc nulls last
