"""From a draft's answers to the report's outline."""
