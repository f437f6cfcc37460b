"""Text as data: spans, tokens, sentences, zones, documents; offsets are Unicode code points, half-open."""
