"""Rule packs for English copy."""
