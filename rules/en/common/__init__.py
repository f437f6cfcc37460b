"""Faults that translated English of any origin shares."""
