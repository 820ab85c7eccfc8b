{{ staged('department') }}
