-- 一家企业有记录的年度 / Years in which there are records of one enterprise. Parameters: enterprise (code or token)
select distinct year(page.event_date) as calendar_year
from supervision.enterprise_page as page
where page.party_key = $enterprise and page.event_date is not null
order by calendar_year desc nulls last
