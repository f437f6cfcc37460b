"""One place decides what of the raw findings a report shows: selection, severities, duplicates, order, gates."""
