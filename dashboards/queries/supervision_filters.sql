-- 监督预警的筛选项 / What findings can be filtered by: kinds, quarters, departments. No parameters.
select
    'kind' as filter_name,
    finding.finding_kind as code,
    max(finding.kind_name_zh) as label_zh
from supervision.finding as finding
group by finding.finding_kind
union all
select distinct
    'period' as filter_name,
    finding.period as code,
    substr(finding.period, 1, 4) || '年第' || substr('一二三四', cast(substr(finding.period, 6, 1) as integer), 1)
    || '季度' as label_zh
from supervision.finding as finding
where finding.period is not null
union all
select distinct
    'department' as filter_name,
    department.department_code as code,
    department.department_name as label_zh
from supervision.finding as finding
inner join core.dim_department as department on finding.department_code = department.department_code
order by filter_name asc nulls last, code asc nulls last
