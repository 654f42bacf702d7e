"""The pure core: interviews, drafts and outlines as values. No network, database, file or clock."""
