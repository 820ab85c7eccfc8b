select max(feed_as_of.as_of_date) as as_of_date
from {{ ref('stg_feed_as_of') }} as feed_as_of
