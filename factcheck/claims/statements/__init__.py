"""What clauses state: at what time, against which base, one claim after the other."""
