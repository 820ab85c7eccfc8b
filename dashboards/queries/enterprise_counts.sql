-- 一家企业各类记录数 / One enterprise: who it is, records of each kind. Parameters: enterprise (code or token)
-- Counted from the records that the file holds: a department's own file holds its own ones alone.
select
    enterprise.party_key,
    enterprise.party_name,
    enterprise.party_uscc,
    enterprise.party_type,
    page.event_kind,
    cast(count(*) as bigint) as record_count,
    min(page.event_date) as first_date,
    max(page.event_date) as last_date
from supervision.enterprise as enterprise
inner join supervision.enterprise_page as page on enterprise.party_key = page.party_key
where enterprise.party_key = $enterprise
group by
    enterprise.party_key, enterprise.party_name, enterprise.party_uscc, enterprise.party_type, page.event_kind
order by record_count desc nulls last, page.event_kind asc nulls last
