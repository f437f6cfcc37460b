"""The sample story that README audits."""
