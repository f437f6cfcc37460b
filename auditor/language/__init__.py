"""What is known of each language: words, inflection, abbreviations, characters. No text under audit passes through here."""
