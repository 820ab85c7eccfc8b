-- 约谈名单的划线规则 / How the interview list of a quarter is cut. Parameters: period ('2024Q4')
select
    scheme.interview_count,
    scheme.interview_floor_score,
    scheme.is_peer_group_list,
    scheme.minimum_peer_group_count,
    scheme.maximum_correction_points
from intermediate.int_score_parameter as scheme
where scheme.period = $period
