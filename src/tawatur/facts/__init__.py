"""What one article's text says: names, dates, speakers, events, each with its span and its because."""
