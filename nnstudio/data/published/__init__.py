"""Sets that others have published: what each is called and consists of, where it comes from, how it gets here, and
how its files become examples. Each file is known by its checksum, so that everybody learns from the same bytes.
"""
