select distinct
    absence.absence_id,
    certificate.person_id,
    absence.from_date,
    absence.to_date
from {{ ref('fct_officer_absence') }} as absence
inner join {{ ref('dim_officer_certificate') }} as certificate
    on
        absence.department_code = certificate.department_code
        and absence.certificate_no = certificate.certificate_no
