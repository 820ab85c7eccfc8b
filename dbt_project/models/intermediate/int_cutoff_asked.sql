{% for day in var('asked_dates', []) %}
select cast('{{ day }}' as date) as cutoff_date
union distinct
{% endfor %}
select report.cutoff_date
from {{ ref('report_date') }} as report
where 1 = 0
