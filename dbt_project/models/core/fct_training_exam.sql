select
    stated.department_code || '/' || stated.exam_no || '/' || stated.candidate_no as exam_result_id,
    {{ contract_columns('training_exam', 'stated') }},
    {{ lineage_columns('stated') }}
from {{ preferred_source(ref('stg_training_exam'), ['exam_no', 'candidate_no']) }} as stated
where stated.preference = 1
