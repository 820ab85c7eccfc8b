-- 一家企业的记录 / Records of one enterprise. Parameters: enterprise (code or token), kind (null for all)
select
    page.event_date,
    page.event_kind,
    page.department_name,
    page.what_zh,
    page.result_zh,
    page.record_no,
    page.stream_id
from supervision.enterprise_page as page
where page.party_key = $enterprise and ($kind is null or page.event_kind = $kind)
order by page.event_date desc nulls last, page.event_kind asc nulls last, page.record_id asc nulls last
