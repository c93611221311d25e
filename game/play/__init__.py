"""Talks in progress: moves, records, and what each delegation is shown."""
