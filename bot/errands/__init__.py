"""What is done beside the answers: pictures and tables that take a second or more to build."""
