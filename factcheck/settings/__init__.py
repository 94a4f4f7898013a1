"""What a newsroom settles once for all its runs: found upwards from its articles, checked, and traced to its lines."""
