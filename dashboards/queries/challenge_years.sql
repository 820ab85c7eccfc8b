-- 有复议应诉案件的年度，最近的在前 / Years in which a case was received or closed, newest first. No parameters.
select cast(year(brought.received_date) as varchar) as case_year
from supervision.challenge_case as brought
where brought.received_date is not null
union
select cast(year(brought.closed_date) as varchar) as case_year
from supervision.challenge_case as brought
where brought.closed_date is not null
order by case_year desc nulls last
