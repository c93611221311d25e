"""The rules of the talks: pure functions over numpy arrays, batch axis first."""
