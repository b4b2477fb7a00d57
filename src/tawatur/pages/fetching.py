"""Pages from the web: http and https only, robots.txt kept, private addresses refused, all bounded."""

import ipaddress
import socket
import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urljoin, urlsplit, urlunsplit

import httpcore
import httpx
from protego import Protego

from tawatur.pages.limits import LARGEST_PAGE, LARGEST_PICTURE

AGENT: Final = "Tawatur/0.1"
"""How Tawatur names itself to servers and in robots.txt (there by its first part)."""

_MOST_REDIRECTS: Final = 5
_PATIENCE: Final = httpx.Timeout(20.0, connect=10.0)
_HEADERS: Final = {
    "User-Agent": AGENT,
    "Accept-Encoding": "gzip",
    "Accept-Language": "ar,fr;q=0.6,en;q=0.4",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: how many bytes of it at most, in how many seconds however slowly it drips."""

    most: int
    seconds: float
    accept: str


PAGE: Final = Wanted(LARGEST_PAGE, 60.0, "text/html,application/xml,application/json,text/plain,*/*;q=0.5")
PICTURE: Final = Wanted(LARGEST_PICTURE, 10.0, "image/webp,image/png,image/jpeg,image/gif")
_ROBOTS: Final = Wanted(500 * 1024, 60.0, PAGE.accept)  # RFC 9309 asks to read at least so many bytes


# What goes wrong with servers, connections and what they send.
_FAULTS: Final = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError, zlib.error)

# Bytes that are taken from a server, or unpacked, at a time.
_PIECE: Final = 64 * 1024

# Where pages are, and where mail, databases and caches are not.
_PORTS: Final = (80, 443)

# Addresses that a network's own gateway turns into IPv4 ones, be they inside it (RFC 6052, RFC 8215).
_TRANSLATED: Final = tuple(map(ipaddress.ip_network, ("64:ff9b::/96", "64:ff9b:1::/48")))


class NotFetched(Exception):
    """The address gave no page; the message is the reason in one line."""


class _Refused(httpcore.ConnectError):
    """The host stands inside a private network, or its port is for other things than pages."""


class _GuardedNetwork(httpcore.SyncBackend):
    """A network that looks at every address it connects to, so that no second look-up of the name and no
    redirect can lead inside."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to a public address of the host. Raise ConnectError where any of its addresses is not."""
        try:
            found = {str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"host not found: {host}") from error
        for address in found:
            if not _is_public(address):
                raise _Refused(f"refused: {host} is a private address")
        if port not in _PORTS:
            raise _Refused(f"refused: port {port} is none of the web's")
        return super().connect_tcp(min(found, key=len), port, timeout, local_address, socket_options)


def _is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.split("%")[0])
    if any(ip in network for network in _TRANSLATED if network.version == ip.version):
        return False
    inner = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    return ip.is_global and not ip.is_multicast and (inner is None or _is_public(str(inner)))


class Fetcher:
    """A client that fetches pages politely; it remembers each site's robots.txt while it lives."""

    def __init__(self, *, allow_private: bool = False) -> None:
        """With `allow_private`, addresses of this machine and its networks are fetched too."""
        transport = httpx.HTTPTransport(retries=1)
        if not allow_private:
            # httpx offers no way to hand its pool a network; the pool is what a transport is made of.
            transport._pool = httpcore.ConnectionPool(
                ssl_context=httpx.create_ssl_context(), retries=1, network_backend=_GuardedNetwork()
            )
        self._client = httpx.Client(transport=transport, timeout=_PATIENCE, headers=_HEADERS, trust_env=False)
        self._robots: dict[str, Protego] = {}

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def fetch(self, url: str, wanted: Wanted = PAGE) -> tuple[str, bytes, str | None]:
        """Return (final address, content, content type). Raise NotFetched with the reason."""
        for _ in range(_MOST_REDIRECTS + 1):
            self._check(url)
            status, headers, content = self._get(url, wanted)
            if status in (301, 302, 303, 307, 308) and "location" in headers:
                url = redirected(url, headers["location"])
                continue
            if status != 200:
                raise NotFetched(f"HTTP status {status}")
            return url, content, headers.get("content-type")
        raise NotFetched(f"more than {_MOST_REDIRECTS} redirects")

    def _check(self, url: str) -> None:
        """Raise NotFetched for what is no web address and for what robots.txt forbids."""
        try:
            parts = urlsplit(url)
            host = parts.hostname
        except ValueError as error:
            raise NotFetched(f"not an address: {error}") from error
        if parts.scheme not in ("http", "https"):
            raise NotFetched(f"refused: {parts.scheme or 'no scheme'} is neither http nor https")
        if not host or parts.username or parts.password:
            raise NotFetched("refused: no host, or a password in the address")
        if not self._rules(parts.scheme, parts.netloc).can_fetch(url, AGENT):
            raise NotFetched("refused by the site's robots.txt")

    def _rules(self, scheme: str, netloc: str) -> Protego:
        """Return a site's rules. No file means all is allowed; a site that cannot answer is left alone."""
        site = urlunsplit((scheme, netloc, "", "", ""))
        if site not in self._robots:
            url = site + "/robots.txt"
            for _ in range(_MOST_REDIRECTS):
                status, headers, content = self._get(url, _ROBOTS)
                if status not in (301, 302, 303, 307, 308) or "location" not in headers:
                    break
                url = redirected(url, headers["location"])
                if urlsplit(url).scheme not in ("http", "https"):
                    raise NotFetched("robots.txt redirects away from the web")
            if status >= 500 or status == 429:
                raise NotFetched(f"robots.txt: HTTP status {status}")
            self._robots[site] = Protego.parse(content.decode("utf-8", "replace") if status == 200 else "")
        return self._robots[site]

    def _get(self, url: str, wanted: Wanted) -> tuple[int, httpx.Headers, bytes]:
        """Return status, headers and content of one request, without following anything."""
        end = time.monotonic() + wanted.seconds
        headers = {"Accept": wanted.accept}
        try:
            with self._client.stream("GET", url, headers=headers, follow_redirects=False) as response:
                parts: list[bytes] = []
                size = 0
                for chunk in unpacked(response.iter_raw(_PIECE), response.headers.get("content-encoding")):
                    parts.append(chunk)
                    size += len(chunk)
                    if size > wanted.most:
                        raise NotFetched(f"larger than {wanted.most // 1024} KB")
                    if time.monotonic() > end:
                        raise NotFetched(f"not done after {wanted.seconds:.0f} seconds")
                return response.status_code, response.headers, b"".join(parts)
        except _FAULTS as error:
            raise NotFetched(" ".join(f"{error}".split())[:160] or type(error).__name__) from error


def unpacked(pieces: Iterable[bytes], encoding: str | None) -> Iterator[bytes]:
    """Yield what a server sent, unpacked, in pieces of at most 64 KB each.

    They are small because they are counted: the client's own decoder makes one piece of whatever a packet
    unpacks to, and a thousand times a packet is 64 MB. Raises NotFetched for a packing that was not asked for
    and zlib.error for a broken one; an end that is missing is not.
    """
    kind = (encoding or "identity").strip().lower()
    if kind == "identity":
        yield from pieces
        return
    if kind not in ("gzip", "x-gzip"):
        raise NotFetched(f"packed as {kind[:20]}, which was not asked for")
    inflater = zlib.decompressobj(wbits=31)  # 31: gzip, its header and its sum
    for piece in pieces:
        while piece and not inflater.eof:
            yield inflater.decompress(piece, _PIECE)
            piece = inflater.unconsumed_tail
    yield inflater.flush()


def redirected(url: str, location: str) -> str:
    """Return where a redirect leads. Raise NotFetched where that is no address, or leaves https for http."""
    try:
        goal = urljoin(url, location)
    except ValueError as error:
        raise NotFetched(f"redirected to no address: {error}") from error
    if urlsplit(url).scheme == "https" and urlsplit(goal).scheme == "http":
        raise NotFetched("refused: redirected from https to http")
    return goal
