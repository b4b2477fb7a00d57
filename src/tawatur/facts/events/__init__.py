"""Events of one body: from the words that tell of them to who, whom, when, where, and whether at all."""
