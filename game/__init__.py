"""Which Sea? - the German-Soviet talks of 1940-41 as a negotiation game."""

__version__ = "0.1.0"
