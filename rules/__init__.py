"""Rule packs, installed as auditor.shipped.rules."""
