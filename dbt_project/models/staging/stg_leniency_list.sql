{{ staged('leniency_list') }}
