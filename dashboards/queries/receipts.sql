-- 回执：每份文件和每一行的去向 / Receipts with their account of rows. Parameters: feed, night (DATE), department, receipt,
-- status (each null for all). Every row read is new, amended, restored, unchanged, superseded or sent back.
select
    receipt.receipt_id,
    receipt.file_name,
    receipt.feed,
    receipt.source,
    receipt.status as receipt_status,
    receipt.reported_as_of,
    receipt.departments,
    receipt.read_count,
    receipt.new_count,
    receipt.amended_count,
    receipt.restored_count,
    receipt.unchanged_count,
    receipt.superseded_count,
    receipt.rejected_count,
    receipt.read_count
    = receipt.new_count + receipt.amended_count + receipt.restored_count + receipt.unchanged_count
    + receipt.superseded_count + receipt.rejected_count as is_balanced,
    receipt.withdrawn_count,
    receipt.skipped_count,
    receipt.message,
    receipt.recorded_at + interval '8' hour as taken_at
from intake.receipt as receipt
where
    ($feed is null or receipt.feed = $feed)
    and ($night is null or cast(receipt.recorded_at + interval '8' hour as date) = cast($night as date))
    and (
        $department is null
        or instr('、' || receipt.departments || '、', '、' || $department || '、') > 0
    )
    and ($status is null or receipt.status = $status)
    and ($receipt is null or receipt.receipt_id = cast($receipt as bigint))
order by receipt.receipt_id desc nulls last
