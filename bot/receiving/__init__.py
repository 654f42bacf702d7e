"""Updates in, by polling or webhook, confirmed only when their effects are stored."""
