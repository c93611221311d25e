"""The numbers the model decides with: on what each rests, and what hangs on it."""
