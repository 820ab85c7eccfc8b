-- 收到过的数据类别 / Feeds of which anything came. No parameters.
select distinct receipt.feed
from intake.receipt as receipt
where receipt.feed is not null
order by receipt.feed asc nulls last
