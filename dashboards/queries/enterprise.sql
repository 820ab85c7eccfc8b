-- 一企一档 / All records of an enterprise. Parameters: enterprise (code or token, null for all)
select
    page.party_key,
    page.event_date,
    page.event_kind,
    page.department_code,
    page.department_name,
    page.what_zh,
    page.result_zh,
    page.record_no,
    page.record_id,
    page.stream_id
from supervision.enterprise_page as page
where $enterprise is null or page.party_key = $enterprise
order by
    page.party_key asc nulls last, page.event_date asc nulls last, page.event_kind asc nulls last,
    page.record_id asc nulls last
