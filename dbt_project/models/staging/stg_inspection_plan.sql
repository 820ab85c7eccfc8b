{{ staged('inspection_plan') }}
