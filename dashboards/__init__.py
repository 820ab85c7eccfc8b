"""Read-only views for people: named queries now, screens on top of them."""
