"""Calques by the language they come from."""
