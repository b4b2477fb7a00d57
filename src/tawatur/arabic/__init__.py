"""Arabic letters, words, sentences: strings in, strings and positions out."""
