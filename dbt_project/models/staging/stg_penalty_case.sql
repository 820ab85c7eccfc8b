{{ staged('penalty_case') }}
