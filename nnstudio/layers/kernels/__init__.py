"""What layers compute with, and the rules that several of them share: windows, products, moments, merging. No layer."""
