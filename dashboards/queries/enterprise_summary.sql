-- 企业名录 / Enterprises with their counts. Parameters: enterprise (code or token, null for all)
select
    enterprise.party_key,
    enterprise.party_name,
    enterprise.party_uscc,
    enterprise.party_type,
    enterprise.inspection_count,
    enterprise.order_count,
    enterprise.case_count,
    enterprise.penalty_count,
    enterprise.measure_count,
    enterprise.permit_count,
    enterprise.evaluation_count,
    enterprise.record_count,
    enterprise.first_date,
    enterprise.last_date,
    enterprise.door_department_count
from supervision.enterprise as enterprise
where $enterprise is null or enterprise.party_key = $enterprise
order by
    enterprise.door_department_count desc nulls last, enterprise.record_count desc nulls last,
    enterprise.party_key asc nulls last
