"""Django's `translate` and `url`, as it has them, but worked out once: a page has hundreds of them."""

from functools import lru_cache
from typing import Any

from django import template
from django.template.base import Node, Parser, Token, Variable
from django.template.context import Context
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as url_of
from django.templatetags.i18n import TranslateNode, do_translate
from django.urls import get_script_prefix, reverse
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()

# Addresses of one page are some two hundred; what many pages lead to, people and outlets, are some thousands.
_ADDRESSES = 20_000


class Fixed(Node):
    """A sentence of ours that a template has as it is: the same wherever it stands, in each language."""

    def __init__(self, sentence: TranslateNode) -> None:
        self._sentence = sentence
        self._known: dict[str | None, str] = {}

    def render(self, context: Context) -> str:
        """Return the sentence in the reader's language."""
        code = get_language()
        known = self._known.get(code)
        if known is None:
            known = self._known[code] = self._sentence.render(context)
        return known


@register.tag("translate")
def translate(parser: Parser, token: Token) -> Node:
    """A sentence in the reader's language."""
    node: TranslateNode = do_translate(parser, token)
    said: Any = node.filter_expression
    literal = isinstance(said.var, Variable) and said.var.lookups is None and not said.filters
    if literal and not (node.noop or node.asvar or node.message_context):
        return Fixed(node)
    return node


class Address(URLNode):
    """An address of ours by the name of its page and what follows in it."""

    def render(self, context: Context) -> str:
        """Return the address, escaped."""
        if self.kwargs or self.asvar or not context.autoescape:
            return str(super().render(context))
        inside = tuple(arg.resolve(context) for arg in self.args)
        return address(self.view_name.resolve(context), inside)


@register.tag("url")
def url(parser: Parser, token: Token) -> Node:
    """The address of a page of ours."""
    node: URLNode = url_of(parser, token)
    return Address(node.view_name, node.args, node.kwargs, node.asvar)


def address(name: str, inside: tuple[Any, ...] = ()) -> SafeString:
    """Return the address of a page in the reader's language, escaped for an attribute."""
    return _address(name, inside, get_language(), get_script_prefix())


@lru_cache(maxsize=_ADDRESSES)
def _address(name: str, inside: tuple[Any, ...], _language: str | None, _prefix: str) -> SafeString:
    return conditional_escape(reverse(name, args=inside))
