"""Results become messages; messages leave by the outbox and its one sender."""
