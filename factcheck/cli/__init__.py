"""The command line: arguments in, reports and an exit status out; it decides nothing else."""
