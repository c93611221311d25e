"""Two courses side by side."""
