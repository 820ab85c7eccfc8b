-- 已公布的得分 / What was published of each department, every version that a step made valid. No parameters.
select
    said.period,
    said.version,
    said.signed_on,
    step.document_no,
    said.department_code,
    said.department_name,
    said.status,
    said.ranking as rank,
    said.score,
    said.grounds,
    said.pinned_position
from core.fct_publication as said
inner join core.fct_quarter_step as step
    on said.period = step.period and said.version = step.version and step.step in ('publish', 'restate')
order by said.period asc nulls last, said.version asc nulls last, said.department_code asc nulls last
