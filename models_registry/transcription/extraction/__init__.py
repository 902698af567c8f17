"""The rules that find figures in a text; the words that they look for stand in `languages/`."""
