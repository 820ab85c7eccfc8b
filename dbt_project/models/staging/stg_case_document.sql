{{ staged('case_document') }}
