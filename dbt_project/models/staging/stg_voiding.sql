{{ staged('voiding') }}
