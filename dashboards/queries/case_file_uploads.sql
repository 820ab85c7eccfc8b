-- 一份案卷已上传的扫描件 / Scans that were uploaded to one case file.
-- Parameters: kind ('penalty_case' or 'penalty'), subject (case or decision id)
select
    scan.serial_no,
    replace(scan.document_kinds, '|', '、') as document_kinds,
    scan.document_date,
    scan.page_count,
    scan.first_uploaded_at,
    scan.uploaded_at,
    scan.stream_id
from core.fct_case_document as scan
where
    ($kind = 'penalty_case' and scan.case_id = $subject)
    or ($kind = 'penalty' and scan.decision_id = $subject)
order by scan.first_uploaded_at asc nulls last, scan.serial_no asc nulls last
