"""Reports as text, JSON and other formats; a renderer gets a Report and nothing else."""
