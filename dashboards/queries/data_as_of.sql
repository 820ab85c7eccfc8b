-- 数据截至 / The last day that the reported data can know of. No parameters.
select data.as_of_date as data_as_of
from intermediate.int_data_as_of as data
