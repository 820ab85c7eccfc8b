{{ staged('case_review') }}
