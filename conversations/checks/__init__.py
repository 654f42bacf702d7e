"""Checks (校核): what in a draft may be wrong before it is handed in. One small file a check."""
