"""Lets `python -m examples` run the command line; nothing else belongs here."""

from examples.cli import main

if __name__ == "__main__":
    main()
