"""Reckoning with whole negotiations: playouts and what they say."""
