-- 平台数据截至 / The last day that the departments' own exports can know of. No parameters.
select data.as_of_date as data_ends_date
from intermediate.int_source_as_of as data
where data.source = 'platform'
