-- A voiding of a stream that the log does not hold would void nothing and say that it did.
select voiding.voided_stream_id
from {{ ref('fct_voiding') }} as voiding
where voiding.record_position is null
