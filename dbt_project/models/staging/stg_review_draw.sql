{{ staged('review_draw') }}
