"""`python -m pipeline` is the command `chapbook`."""

from pipeline.cli import main

main()
