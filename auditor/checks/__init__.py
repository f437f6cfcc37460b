"""One module per kind of check; each gets an Analysis and nothing else, and yields findings."""
