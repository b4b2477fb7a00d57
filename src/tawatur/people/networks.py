"""Where a request comes from, as coarse as is needed: a block of addresses, and that only as a keyed hash."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.utils.crypto import salted_hmac

# One household or company has a /24 at most and a /48 at most: who owns one address there may own all.
_V4_PREFIX, _V6_PREFIX = 24, 48


def block(address: str) -> str:
    """Return the network block of an address: its /24, or /48 for IPv6; "unknown" for what is no address."""
    try:
        ip = ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(ip, IPv6Address) and ip.ipv4_mapped:
        ip = ip.ipv4_mapped
    prefix = _V4_PREFIX if ip.version == 4 else _V6_PREFIX
    return str(ip_network(f"{ip}/{prefix}", strict=False))


def hashed(network: str, purpose: str) -> str:
    """Return a block as it is kept: comparable for one purpose, and for nobody without the site's secret."""
    return salted_hmac(f"tawatur.network:{purpose}", network, algorithm="sha256").hexdigest()[:32]
