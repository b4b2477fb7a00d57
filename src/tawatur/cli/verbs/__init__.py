"""One file per verb, each with its command under the name `verb`."""
