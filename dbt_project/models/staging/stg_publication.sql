{{ staged('publication') }}
