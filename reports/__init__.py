"""Report templates, style and the sample story, installed as auditor.shipped.reports."""
