{{ staged('discretion_benchmark') }}
