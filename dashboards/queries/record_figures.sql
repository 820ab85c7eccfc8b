-- 一条记录计入的数据 / Figures that a record counts for at a quarter's end. Parameters: period ('2024Q4'), stream
select
    counted.figure_code,
    counted.label_zh,
    counted.department_code,
    counted.quantity,
    counted.unit
from reporting.figure_record as counted
inner join intermediate.int_cutoff as cut
    on counted.counts_from <= cut.cutoff_date and (counted.counts_to is null or counted.counts_to >= cut.cutoff_date)
where cut.period = $period and counted.stream_id = $stream
order by counted.figure_code asc nulls last, counted.department_code asc nulls last
