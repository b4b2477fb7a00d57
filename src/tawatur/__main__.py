"""`python -m tawatur`, where its scripts are not on the path."""

from tawatur.cli import main

if __name__ == "__main__":
    main()
