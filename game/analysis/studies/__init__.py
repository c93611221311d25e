"""Questions about the talks as files, answered by many playouts."""
