"""The rule language: YAML packs become Rule objects, Rule objects one compiled matcher."""
