-- 装载：每夜每类数据 / Loads by night (Beijing) and feed. Parameters: feed (null for all)
select
    cast(receipt.recorded_at + interval '8' hour as date) as night,
    receipt.feed,
    receipt.source,
    cast(count(*) as bigint) as file_count,
    cast(sum(case when receipt.status = 'loaded' then 1 else 0 end) as bigint) as loaded_count,
    cast(sum(case when receipt.status = 'unchanged' then 1 else 0 end) as bigint) as same_count,
    cast(sum(case when receipt.status = 'held' then 1 else 0 end) as bigint) as held_count,
    cast(sum(case when receipt.status = 'rejected' then 1 else 0 end) as bigint) as refused_count,
    cast(sum(receipt.read_count) as bigint) as read_count,
    cast(sum(receipt.new_count) as bigint) as new_count,
    cast(sum(receipt.amended_count) as bigint) as amended_count,
    cast(sum(receipt.withdrawn_count) as bigint) as withdrawn_count,
    cast(sum(receipt.rejected_count) as bigint) as rejected_count
from intake.receipt as receipt
where $feed is null or receipt.feed = $feed
group by night, receipt.feed, receipt.source
order by night desc nulls last, receipt.feed asc nulls last, receipt.source asc nulls last
