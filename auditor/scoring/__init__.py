"""Scores and their arithmetic."""
