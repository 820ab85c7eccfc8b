-- 约谈名单 / Interview list by ground, the lowest score first. Parameters: period ('2024Q4')
select
    listed.ground,
    listed.list_group,
    listed.place_from_bottom,
    listed.department_code,
    listed.department_name,
    listed.score,
    listed.ranking as rank,
    listed.weakest_indicators,
    listed.gate_status
from scoring.interview_list as listed
where listed.period = $period
order by
    listed.ground asc nulls last, listed.list_group asc nulls last, listed.place_from_bottom asc nulls last,
    listed.department_code asc nulls last
