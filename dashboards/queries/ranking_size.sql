-- 参加排名的单位数 / How many departments were ranked. Parameters: period ('2024Q4')
select size.ranked_count
from scoring.ranking_size as size
where size.period = $period
