"""What people do, each a plain function over a connection, inside one transaction."""
