"""The command line: one file per command; only here and in the terminal review are exit codes chosen and standard output written."""
