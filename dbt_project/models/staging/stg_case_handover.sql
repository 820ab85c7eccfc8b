{{ staged('case_handover') }}
