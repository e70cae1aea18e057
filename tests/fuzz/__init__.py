"""Damage of every kind, drawn from a seed: whatever comes in from outside is taken, or refused in a sentence."""
