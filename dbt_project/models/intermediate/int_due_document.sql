with filed_document as (
    select
        document.case_id,
        document.decision_id,
        document.first_uploaded_at,
        kind.item as document_kind
    from {{ ref('fct_case_document') }} as document
    {{ each_item('document.document_kinds', 'kind') }}
),

-- A scan belongs to its case, or to the decision whose number it bears.
upload as (
    select
        due.subject_id,
        due.subject_kind,
        due.requirement_id,
        min(filed_document.first_uploaded_at) as first_uploaded_at
    from {{ ref('int_required_document') }} as due
    inner join filed_document
        on due.case_id = filed_document.case_id and {{ list_has('due.document_kinds', 'filed_document.document_kind') }}
    group by due.subject_id, due.subject_kind, due.requirement_id
    union all
    select
        due.subject_id,
        due.subject_kind,
        due.requirement_id,
        min(filed_document.first_uploaded_at) as first_uploaded_at
    from {{ ref('int_required_document') }} as due
    inner join filed_document
        on
            due.decision_id = filed_document.decision_id
            and {{ list_has('due.document_kinds', 'filed_document.document_kind') }}
    group by due.subject_id, due.subject_kind, due.requirement_id
),

first_upload as (
    select
        upload.subject_id,
        upload.subject_kind,
        upload.requirement_id,
        min(upload.first_uploaded_at) as first_uploaded_at
    from upload
    group by upload.subject_id, upload.subject_kind, upload.requirement_id
),

limited as (
    select
        due.*,
        case
            when due.is_working_days then {{ workday_limit_date('upload_limit') }}
            -- natural days are extended by the working days on which the platform was down
            else {{ add_days(
                'due.stage_date',
                'due.office_limit_days + coalesce(natural_end.lost_day_index - upload_limit_start.lost_day_index, 0)'
            ) }}
        end as due_date
    from (
        select
            required.*,
            coalesce(cast(office.value as bigint), required.limit_days) as office_limit_days
        from {{ ref('int_required_document') }} as required
        {{ join_parameter('document_limit_days', 'required', 'required.stage_date', 'office') }}
    ) as due
    {{ join_upload_limit('due.stage_date', 'due.office_limit_days', 'upload_limit') }}
    left join {{ ref('int_upload_day') }} as natural_end
        on {{ add_days('due.stage_date', 'due.office_limit_days') }} = natural_end.calendar_date
)

select
    due.subject_kind,
    due.subject_id,
    due.subject_no,
    due.case_id,
    due.decision_id,
    -- an open case stays with who filed it until its hand-over is accepted: what falls due afterwards is the receiver's
    coalesce(handover.to_department_code, due.department_code) as department_code,
    due.procedure_kind,
    due.requirement_id,
    due.document_name_zh,
    due.stage,
    due.stage_date,
    due.due_date,
    first_upload.first_uploaded_at,
    first_upload.first_uploaded_at is not null as is_present,
    due.source,
    due.stream_id,
    due.position
from limited as due
left join first_upload
    on
        due.subject_id = first_upload.subject_id
        and due.subject_kind = first_upload.subject_kind
        and due.requirement_id = first_upload.requirement_id
left join {{ ref('fct_case_handover') }} as handover
    on
        due.case_id = handover.handover_id
        and handover.handover_status = '已接收'
        and due.due_date > handover.accepted_date
