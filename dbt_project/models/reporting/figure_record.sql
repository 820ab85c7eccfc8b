with listed as (
    select
        record.figure_code,
        record.department_code,
        record.record_kind,
        record.record_id,
        record.record_no,
        record.counts_from,
        record.counts_to,
        record.counted_key,
        record.quantity,
        record.is_at_least,
        record.stream_id
    from {{ ref('int_figure_record') }} as record
    union all
    select
        'interviewed' as figure_code,
        interview.department_code,
        'interview_list' as record_kind,
        interview.period || '/' || interview.department_code as record_id,
        interview.department_code as record_no,
        {{ quarter_end('interview.period') }} as counts_from,
        {{ quarter_end('interview.period') }} as counts_to,
        interview.department_code as counted_key,
        cast(1 as decimal(18, 2)) as quantity,
        false as is_at_least,
        cast(null as {{ dbt.type_string() }}) as stream_id
    from {{ ref('interview_list') }} as interview
)

select
    listed.figure_code,
    definition.label_zh,
    listed.department_code,
    department.department_name,
    listed.record_kind,
    listed.record_id,
    listed.record_no,
    listed.counts_from,
    listed.counts_to,
    listed.counted_key,
    listed.quantity,
    definition.unit,
    listed.is_at_least,
    listed.stream_id
from listed
inner join {{ ref('int_figure_definition') }} as definition on listed.figure_code = definition.figure_code
left join {{ ref('dim_department') }} as department on listed.department_code = department.department_code
