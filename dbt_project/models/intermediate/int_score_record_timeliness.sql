-- counted in the quarter in which the upload fell due, so that one late record deducts once
with limited as (
    select
        act.*,
        cast(act.first_uploaded_at as date) as first_uploaded_date,
        act.upload_due_date as due_date
    from {{ ref('int_scorable_act') }} as act
),

judged as (
    select
        scheme.cutoff_date,
        limited.*,
        limited.due_date is not null and limited.first_uploaded_date is not null as is_judged,
        coalesce(limited.first_uploaded_date <= limited.due_date, false) as is_in_time,
        coalesce(limited.first_uploaded_date > limited.due_date, false) and limited.is_upload_waived as is_waived
    from {{ ref('int_score_parameter') }} as scheme
    inner join limited
        on
            scheme.quarter_from <= coalesce(limited.due_date, limited.act_date)
            and scheme.cutoff_date >= coalesce(limited.due_date, limited.act_date)
)

select
    judged.cutoff_date,
    judged.credit_department_code as department_code,
    'timeliness' as indicator_code,
    judged.act_kind as record_kind,
    judged.act_id as record_id,
    cast(null as {{ dbt.type_string() }}) as evidence_id,
    judged.is_judged and judged.is_in_time as in_numerator,
    judged.is_judged and not judged.is_waived as in_denominator,
    case
        when judged.due_date is null then '上传限期无法计算，不计'
        when judged.first_uploaded_date is null then '来源不含上传时间，不计'
        when judged.is_in_time then '限期内上传'
        when judged.is_waived then '逾期上传，已豁免，不计'
        else '逾期上传'
    end as reason,
    judged.stream_id,
    judged.position
from judged
