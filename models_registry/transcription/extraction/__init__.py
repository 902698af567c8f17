"""The rules by which a text is read; the words that they look for stand in `wording/`."""
