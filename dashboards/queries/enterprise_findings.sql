-- 一家企业的监督发现 / Findings about one enterprise. Parameters: enterprise (code or token)
select
    finding.finding_id,
    finding.severity,
    finding.kind_name_zh,
    department.department_name,
    finding.business_date,
    replace(finding.sentence_zh, coalesce(department.department_name, finding.department_code), '') as sentence_zh,
    finding.measured_value,
    finding.limit_value
from supervision.finding as finding
left join core.dim_department as department on finding.department_code = department.department_code
where finding.party_key = $enterprise
order by finding.business_date desc nulls last, finding.finding_id asc nulls last
