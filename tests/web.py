"""The web, as a server on this machine plays it."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Web(BaseHTTPRequestHandler):
    """A site that remembers what it was asked for; what it answers, its kinds say."""

    asked: list[str]

    def answer(self, status: int, headers: Mapping[str, str], content: bytes) -> None:
        """Send an answer with its length."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        try:
            self.wfile.write(content)
        except OSError:
            return  # the client had enough

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of what is asked."""
        del format, args


@contextmanager
def served(site: type[Web]) -> Iterator[str]:
    """Serve a site, which was asked for nothing yet, and give its address without a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    site.asked.clear()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()
