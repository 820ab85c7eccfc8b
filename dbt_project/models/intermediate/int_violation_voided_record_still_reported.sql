select
    'violated' as verdict,
    'voided_record_still_reported' as rule_id,
    voiding.department_code,
    voiding.voided_feed as act_kind,
    voiding.department_code || '/' || voiding.record_no as act_id,
    voiding.record_no,
    voiding.business_date,
    cast(null as date) as due_on,
    '该记录已作废（' || voiding.reason_kind || '，批准文号 ' || voiding.document_no || '），部门导出中仍有，请在平台中删除'
        as message,
    voiding.voided_stream_id as detail,
    voiding.voided_stream_id as stream_id,
    voiding.record_position as position
from {{ ref('fct_voiding') }} as voiding
where voiding.is_in_force and voiding.is_still_reported
