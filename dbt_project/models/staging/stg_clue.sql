{{ staged('clue') }}
