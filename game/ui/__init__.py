"""The pygame front end: scenes described as data, painted by one module, driven by one window loop."""
