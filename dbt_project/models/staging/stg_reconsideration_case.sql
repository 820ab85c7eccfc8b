{{ staged('reconsideration_case') }}
