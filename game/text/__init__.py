"""The terminal front end: the whole game in words, drawn with rich or linear for screen readers."""
