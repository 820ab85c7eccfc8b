{{ staged('declared_figure') }}
