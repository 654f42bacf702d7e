"""`python -m bot` is `huibao`."""

from bot.cli import main

if __name__ == "__main__":
    main()
