-- A limit that ends on the last day of the data is not over yet; what lies before it is for the rules.
select
    owed.duty_zh,
    {{ contains_text('owed.duty_zh', "'归集案卷材料'") }} as is_document,
    owed.record_kind,
    owed.record_id,
    owed.record_no,
    owed.detail,
    owed.department_code,
    department.department_name,
    owed.due_on,
    data_as_of.as_of_date,
    {{ days_between('data_as_of.as_of_date', 'owed.due_on') }} as days_left,
    {{ workdays_left('ahead') }} as workdays_left,
    owed.stream_id
from {{ ref('int_deadline') }} as owed
inner join {{ ref('int_source_as_of') }} as data_as_of
    on owed.source = data_as_of.source
left join {{ ref('dim_department') }} as department
    on owed.department_code = department.department_code
{{ join_workdays('data_as_of.as_of_date', 'owed.due_on', 'ahead') }}
where owed.due_on >= data_as_of.as_of_date
