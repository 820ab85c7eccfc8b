{%- set stages = ['filed', 'investigated', 'noticed', 'heard', 'decided', 'served', 'executed', 'closed'] -%}
{%- set conditions = [
    'is_served_later', 'is_collected_on_spot', 'is_hearing_notified', 'is_hearing_requested',
    'is_legal_review_required', 'is_collective_discussion_required', 'is_advance_registration',
    'is_coercive_measure', 'is_defence_raised', 'has_extension', 'is_instalment', 'is_correction_ordered',
    'is_audio_visual_required', 'is_off_site',
] -%}
with due as (
    select
        case_file.*,
        requirement.requirement_id,
        requirement.document_name_zh,
        requirement.document_kinds,
        requirement.stage,
        requirement.limit_days,
        requirement.is_working_days,
        requirement.valid_from,
        requirement.valid_to,
        case requirement.stage
            {% for stage in stages %}
            when '{{ stage }}' then case_file.{{ stage }}_date
            {% endfor %}
        end as stage_date
    from {{ ref('int_case_file') }} as case_file
    inner join {{ ref('document_requirement') }} as requirement
        on case_file.procedure_kind = requirement.procedure_kind
    where
        case requirement.condition
            when 'always' then true
            {% for condition in conditions %}
            when '{{ condition }}' then case_file.{{ condition }}
            {% endfor %}
        end
        and not coalesce(
            case requirement.not_required_for
                when 'is_notice_waived' then case_file.is_notice_waived
                when 'is_warning_only' then case_file.is_warning_only
            end,
            false
        )
),

filed_document as (
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
    from due
    inner join filed_document
        on due.case_id = filed_document.case_id and {{ list_has('due.document_kinds', 'filed_document.document_kind') }}
    group by due.subject_id, due.subject_kind, due.requirement_id
    union all
    select
        due.subject_id,
        due.subject_kind,
        due.requirement_id,
        min(filed_document.first_uploaded_at) as first_uploaded_at
    from due
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
)

select
    due.subject_kind,
    due.subject_id,
    due.subject_no,
    due.case_id,
    due.decision_id,
    due.department_code,
    due.procedure_kind,
    due.requirement_id,
    due.document_name_zh,
    due.stage,
    due.stage_date,
    case
        when due.is_working_days then {{ workday_limit_date('upload_limit') }}
        else {{ add_days('due.stage_date', 'due.limit_days') }}
    end as due_date,
    first_upload.first_uploaded_at,
    first_upload.first_uploaded_at is not null as is_present,
    due.source,
    due.stream_id,
    due.position
from due
left join first_upload
    on
        due.subject_id = first_upload.subject_id
        and due.subject_kind = first_upload.subject_kind
        and due.requirement_id = first_upload.requirement_id
{{ join_workday_limit('due.stage_date', 'due.limit_days', 'upload_limit') }}
where due.stage_date is not null and {{ in_force('due.stage_date', 'due') }}
