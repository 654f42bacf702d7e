"""The files of deploy/, checked as far as that goes without installing them."""
