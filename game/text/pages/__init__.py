"""The pages of the terminal: pure functions from a View to lines."""
