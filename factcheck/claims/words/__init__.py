"""What words are, whatever stands around them: those of noun phrases, and those that frame a sentence."""
