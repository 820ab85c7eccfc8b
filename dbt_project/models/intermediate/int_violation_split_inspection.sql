with numbered as (
    select
        visit.*,
        {{ trailing_digits('visit.inspection_no') }} as serial_text
    from {{ ref('int_enterprise_visit') }} as visit
    where visit.officers is not null
),

serial as (
    select
        numbered.*,
        substr(numbered.inspection_no, 1, length(numbered.inspection_no) - length(numbered.serial_text)) as stem,
        cast(numbered.serial_text as bigint) as serial_no
    from numbered
    where numbered.serial_text <> ''
),

judged as (
    select
        later.*,
        earlier.inspection_no as earlier_no,
        cast(null as {{ dbt.type_string() }}) as unjudged_reason,
        '与编号 ' || earlier.inspection_no || ' 的检查当事人、日期、执法人员相同且编号相连，疑似一次检查拆分填报' as fault
    from serial as later
    inner join serial as earlier
        on
            later.department_code = earlier.department_code
            and later.party_key = earlier.party_key
            and later.inspection_date = earlier.inspection_date
            and later.officers = earlier.officers
            and later.stem = earlier.stem
            and later.serial_no = earlier.serial_no + 1
)

select
    {{ finding_columns(
        'judged', 'split_inspection', ('inspection', 'inspection_id', 'inspection_no'), 'judged.inspection_date',
        detail='judged.earlier_no'
    ) }}
from judged
