"""What words tie plainly: figures that a sentence sets beside each other, whatever their digits; last of all ties."""
