"""What a page says of itself in its tags: title, site, day of publication, language, address.

Only statements count. Of dates those of publication: neither the day of a change or of a
download, nor one that stands in the address or somewhere in the text. The first that is filled in
the order below wins.
"""

from collections.abc import Iterator

import orjson
from lxml import html

from metrics.documents import stated
from metrics.documents.tidy import one_line

# Names of <meta> tags: Open Graph, Dublin Core, Highwire, schema.org and what news systems write.
TITLES = ("og:title", "dc.title", "dcterms.title", "citation_title", "twitter:title")
SITES = (
    *("og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher", "publisher"),
    *("application-name",),
)
DATES = (
    *("article:published_time", "og:article:published_time", "og:published_time"),
    *("datepublished", "dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date.created"),
    *("citation_publication_date", "citation_date", "parsely-pub-date", "sailthru.date"),
    *("pubdate", "publishdate", "publish-date", "publish_date", "publication_date"),
    *("published_date", "date.issued", "dc.date", "date"),
)
ADDRESSES = ("og:url",)
LANGUAGES = ("og:locale", "content-language", "dc.language", "dcterms.language", "language")
TEXTS = ("article", "report", "blogposting", "webpage")  # ends of the types that are the page
# What programs name themselves where a page should name who publishes it.
PROGRAMS = frozenset((
    "wordpress", "drupal", "joomla", "joomla!", "ghost", "blogger", "wix.com", "squarespace",
    "sharepoint", "typo3", "typo3 cms", "my wordpress site", "my site", "website",
))  # fmt: skip
PUBLISHED = ("entry-date published", "published", "date-published", "dt-published")


def read(root: html.HtmlElement) -> dict[str, object]:
    """The details that a page states."""
    metas, data = _metas(root), _linked(root)
    title = _first(metas, TITLES) or _text(root, "h1") or _text(root, "title")
    told: dict[str, object] = {
        "title": title,
        "publisher": _site(metas) or _publisher(data),
        "published": _published(metas, data, root),
        "lang": _language(root.get("lang") or root.get("xml:lang") or _first(metas, LANGUAGES)),
        "url": _canonical(root) or _first(metas, ADDRESSES),
    }
    return {name: value for name, value in told.items() if value}


def _metas(root: html.HtmlElement) -> dict[str, str]:
    """The first content of each name of <meta>, and of tags with itemprop."""
    found: dict[str, str] = {}
    for tag in root.iter("meta", "time", "span"):
        name = tag.get("name") or tag.get("property") or tag.get("itemprop") or ""
        if tag.tag == "meta":
            name = name or tag.get("http-equiv") or ""
        content = one_line(tag.get("content") or tag.get("datetime") or "")
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _first(found: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((found[name] for name in names if name in found), None)


def _site(metas: dict[str, str]) -> str | None:
    """The site or publisher, unless it is the name of a program."""
    told = (metas[name] for name in SITES if name in metas)
    return next((one for one in told if one.casefold() not in PROGRAMS), None)


def _text(root: html.HtmlElement, tag: str) -> str | None:
    """The text of a tag that a page has once: of several headings none is its title."""
    found = list(root.iter(tag))
    return one_line(found[0].text_content()) if len(found) == 1 else None


def _published(
    metas: dict[str, str], data: list[dict[str, object]], root: html.HtmlElement
) -> str | None:
    told: list[object] = [metas.get(name) for name in DATES]
    told += [one.get("datePublished") for one in data]
    for tag in root.iter("time"):
        if tag.get("pubdate") is not None or _is_published(tag):
            told.append(tag.get("datetime"))
    found = next(filter(None, map(stated.day, told)), None)
    return found.isoformat() if found else None


def _is_published(tag: html.HtmlElement) -> bool:
    return any(name in (tag.get("class") or "").lower() for name in PUBLISHED)


def _language(code: str | None) -> str | None:
    """The two or three letters of a language: "en" of "en-GB" and of "en_US"."""
    first = (code or "").strip().replace("_", "-").partition("-")[0].lower()
    return first if first.isascii() and first.isalpha() and len(first) in (2, 3) else None


def _canonical(root: html.HtmlElement) -> str | None:
    links = (tag.get("href") for tag in root.iter("link") if tag.get("rel") == "canonical")
    return next((link.strip() for link in links if link and link.startswith("http")), None)


def _linked(root: html.HtmlElement) -> list[dict[str, object]]:
    """The objects of JSON-LD that are the page itself; broken ones say nothing."""
    found: list[dict[str, object]] = []
    for tag in root.iter("script"):
        if (tag.get("type") or "").lower() == "application/ld+json":
            try:
                found += filter(_is_page, _objects(orjson.loads(tag.text or "")))
            except orjson.JSONDecodeError:
                continue
    return found


def _objects(data: object) -> Iterator[dict[str, object]]:
    for one in data if isinstance(data, list) else [data]:
        if isinstance(one, dict):
            yield one
            graph = one.get("@graph")
            yield from (
                (node for node in graph if isinstance(node, dict))
                if isinstance(graph, list)
                else ()
            )


def _is_page(one: dict[str, object]) -> bool:
    kinds = one.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(str(kind).lower().endswith(TEXTS) for kind in named)


def _publisher(data: list[dict[str, object]]) -> str | None:
    """The name of the publisher in JSON-LD."""
    for one in data:
        publisher = one.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str) and name.strip():
            return one_line(name)
    return None
