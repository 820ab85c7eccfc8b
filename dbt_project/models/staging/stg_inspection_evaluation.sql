{{ staged('inspection_evaluation') }}
