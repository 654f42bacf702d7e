"""`huibao doctor`, on installations that are well and on others."""
