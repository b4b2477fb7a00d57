"""One function per page: what it asks the archive for, and what its template is given."""
