"""Addresses. Arabic has none before its own, English and French have /en/ and /fr/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import path, re_path

from tawatur.site.api.views import api
from tawatur.site.feeds import WRITERS
from tawatur.site.lists import LISTS
from tawatur.site.views import (
    accounts,
    analyzing,
    articles,
    chains,
    contacting,
    days,
    directories,
    discussing,
    events,
    explaining,
    finding,
    followed,
    following,
    forum,
    keys,
    looking,
    mailing,
    moderating,
    newest,
    news,
    pictures,
    plain,
    reporting,
    searching,
    tastes,
    timeline,
)

urlpatterns = [
    path("healthz", plain.health, name="health"),
    re_path(r"^(?:en|fr)$", plain.with_slash),
    path("api/v1/", api.urls),
    *i18n_patterns(
        path("", news.front, name="front"),
        # What is looked for, followed and taken away: before the pages whose addresses they begin with.
        *(
            path(f"{address}.{form}", following.feed, {"of": name, "form": form}, name=f"{name}-{form}")
            for name, (address, _opened) in LISTS.items()
            for form in WRITERS
        ),
        *(
            path(f"{address}.{form}", following.data, {"of": name, "form": form}, name=f"{name}-{form}")
            for name, (address, _opened) in LISTS.items()
            for form in ("csv", "json")
            if form == "csv" or name not in ("outlet", "timeline")  # there are others
        ),
        path("graph", looking.graph, name="graph"),
        *(
            path(f"graph.{form}", looking.graph_data, {"form": form}, name=f"graph-{form}")
            for form in ("graphml", "csv", "json")
        ),
        path("map", looking.map_, name="map"),
        *(
            path(f"map.{form}", looking.map_data, {"form": form}, name=f"map-{form}")
            for form in ("csv", "json")
        ),
        path("analyze", analyzing.analyze, name="analyze"),
        path("outlets.opml", following.opml, name="opml"),
        path("events", following.events, name="events"),
        path("search", searching.search, name="search"),
        path("latest", days.latest, name="latest"),
        path("new", newest.newest, name="new"),
        path("day", days.newest_day, name="newest-day"),
        re_path(r"^day/(?P<on>\d{4}-\d\d-\d\d)$", days.day, name="day"),
        path("story/<str:story_id>", news.story, name="story"),
        path("article/<str:article_id>/history", articles.history, name="history"),
        path("article/<str:article_id>/structure", articles.structure, name="structure"),
        path("article/<str:article_id>", articles.article, name="article"),
        path("event/<str:event_id>/chain.json", chains.chain_json, name="chain-json"),
        path("event/<str:event_id>/chain", chains.chain, name="chain"),
        path("event/<str:event_id>.json", events.event_json, name="event-json"),
        path("event/<str:event_id>", events.event, name="event"),
        path("mention/<str:mention_id>.json", explaining.mention_json, name="mention-json"),
        path("mention/<str:mention_id>", explaining.mention, name="mention"),
        path("timeline", timeline.timeline, name="timeline"),
        path("timeline.json", timeline.timeline_json, name="timeline-json"),
        path("compare", chains.compare, name="compare"),
        path("compare.json", chains.compare_json, name="compare-json"),
        path("settings", tastes.tastes, name="tastes"),
        path("outlets", directories.outlets, name="outlets"),
        path("entities", directories.entities, name="entities"),
        path("outlet", chains.outlet, name="outlet"),
        path("outlet.json", chains.outlet_json, name="outlet-json"),
        # An entity's id may hold any letter, even a slash.
        path("entity/<path:entity_id>", finding.entity, name="entity"),
        path("about", plain.about, name="about"),
        # People.
        path("account/new", accounts.sign_up, name="sign-up"),
        path("account/in", accounts.sign_in, name="sign-in"),
        path("account/out", accounts.sign_out, name="sign-out"),
        path("account/export", accounts.export, name="account-export"),
        path("account/keys", keys.tokens, name="keys"),
        path("account/mail", mailing.letters, name="mailing"),
        path("account/forgot", mailing.forgot, name="forgot"),
        path("confirm/<str:token>", mailing.confirm, name="confirm"),
        path("reset/<str:token>", mailing.reset, name="reset"),
        path("unsubscribe/<str:token>", mailing.unsubscribe, name="unsubscribe"),
        path("account", accounts.account, name="account"),
        path("follow", followed.follow, name="follow"),
        path("following", followed.followed, name="followed"),
        re_path(
            rf"^feed/(?P<token>[\w-]{{20,100}})\.(?P<form>{'|'.join(WRITERS)})$",
            followed.own_feed,
            name="own-feed",
        ),
        path("discuss/<str:kind>/<str:id_>", discussing.discuss, name="discuss"),
        path("message/<int:message>/edit", discussing.edit, name="message-edit"),
        path("message/<int:message>/history", discussing.history, name="message-history"),
        path("message/<int:message>", discussing.message, name="message"),
        path("account/notices", accounts.the_notices, name="notices"),
        # What is reported may be an entity, whose id may hold a slash.
        path("contact", contacting.write, name="contact"),
        path("receipt", contacting.receipt, name="receipt"),
        path("mod/letters", contacting.letters, name="letters"),
        path("forum", forum.categories, name="forum"),
        path("forum/new", forum.begin, name="thread-new"),
        path("forum/<str:code>", forum.category, name="category"),
        path("thread/<int:thread>", forum.thread, name="thread"),
        path("thread/<int:thread>/post", forum.reply, name="reply"),
        path("react/<int:message>", forum.react, name="react"),
        path("image/<str:name>", forum.image, name="image"),
        path("picture/<str:name>", pictures.picture, name="picture"),
        path("report/<str:kind>/<path:of>", reporting.report, name="report"),
        path("appeal/<int:case>", reporting.appeal, name="appeal"),
        path("mod", moderating.queue, name="mod"),
        path("mod/image/<int:image>", moderating.image, name="mod-image"),
        path("mod/picture/<str:name>", moderating.picture, name="mod-picture"),
        path("mod/log", moderating.the_log, name="mod-log"),
        path("transparency", moderating.transparency, name="transparency"),
        path("u/<str:name>", accounts.profile, name="profile"),
        prefix_default_language=False,
    ),
]

handler400 = "tawatur.site.views.plain.bad_request"
handler404 = "tawatur.site.views.plain.not_found"
handler500 = "tawatur.site.views.plain.broken"
