{{ staged('no_occurrence') }}
