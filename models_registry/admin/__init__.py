"""The desk: where staff enter what they read."""
