{{ staged('litigation_case') }}
