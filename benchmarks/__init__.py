"""Measures of the program: its own gold, and public sets."""
