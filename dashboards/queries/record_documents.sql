-- 一份案卷缺失或迟交的材料 / Documents that a record's case file lacks or got late. Parameters: stream
select
    missing.requirement_id,
    missing.document_name_zh,
    missing.due_date,
    missing.state,
    missing.days_late
from quality.missing_document as missing
where missing.stream_id = $stream
order by missing.due_date asc nulls last, missing.requirement_id asc nulls last
