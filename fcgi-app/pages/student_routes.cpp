#include "pages/student_routes.hpp"

namespace shouqi::pages {
namespace {

using http::Audience;
using http::Csrf;
using http::Door;
using http::Effect;
using http::Method;
using http::QueryKind;
using http::RequestContext;
using http::Route;

}  // namespace

StudentPages::StudentPages(const StudentPageParts& parts)
    : sign_on(parts.sign_on),
      start(parts.layout, parts.answers, parts.offices),
      fragment(parts.layout.templates(), parts.site, parts.answers),
      review(parts.layout, parts.answers, parts.documents, parts.events, parts.offices),
      confirm(parts.layout, parts.answers, parts.documents, parts.events, parts.random, parts.grace),
      done(parts.layout, parts.site, parts.answers, parts.offices),
      check(parts.layout, parts.answers),
      slip(parts.layout, parts.site, parts.answers, parts.offices),
      take_away(parts.answers, parts.documents),
      viewed(parts.layout, parts.events),
      health(parts.database_probe),
      metrics(parts.metrics) {}

std::vector<Route> student_routes(StudentPages& pages) {
  return {
      {.pattern = "/receipt/enter",
       .stem = "enter",
       .audience = Audience::kAnyone,
       .effect = Effect::kChanges,
       .query_kind = QueryKind::kSecret,
       .ownership = "the person whom the portal's ticket names",
       .handler = [&](const RequestContext& context) { return pages.sign_on.enter(context); }},
      {.method = Method::kPost,
       .pattern = "/receipt/leave",
       .stem = "leave",
       .csrf = Csrf::kRequired,
       .effect = Effect::kChanges,
       .ownership = "own session",
       .handler = [&](const RequestContext& context) { return pages.sign_on.leave(context); },
       .expired = [&](const RequestContext& context) { return pages.sign_on.leave(context); }},
      {.pattern = "/receipt/",
       .stem = "start",
       .ownership = "own answers",
       .handler = [&](const RequestContext& context) { return pages.start.show(context); }},
      {.pattern = "/receipt/fragment/buttons",
       .stem = "fragment",
       .audience = Audience::kAnyone,
       .ownership = "own answers; without a session nobody's",
       .handler = [&](const RequestContext& context) { return pages.fragment.show(context); }},
      {.pattern = "/receipt/check",
       .stem = "check",
       .audience = Audience::kAnyone,
       .query_kind = QueryKind::kSecret,
       .ownership = "whoever holds the receipt code",
       .handler = [&](const RequestContext& context) { return pages.check.show(context); }},
      {.pattern = "/receipt/slip",
       .stem = "slip",
       .ownership = "own answers and receipts",
       .handler = [&](const RequestContext& context) { return pages.slip.show(context); }},
      {.pattern = "/receipt/take-away.xlsx",
       .stem = "take_away",
       .ownership = "own documents",
       .handler = [&](const RequestContext& context) { return pages.take_away.give(context); }},
      {.pattern = "/receipt/viewed",
       .stem = "viewed",
       .ownership = "looks of staff at oneself",
       .handler = [&](const RequestContext& context) { return pages.viewed.show(context); }},
      {.pattern = "/receipt/{category}",
       .stem = "review",
       .ownership = "own documents",
       .handler = [&](const RequestContext& context) { return pages.review.show(context); }},
      {.pattern = "/receipt/{category}/confirm",
       .stem = "confirm",
       .ownership = "own answers",
       .handler = [&](const RequestContext& context) { return pages.confirm.ask(context); }},
      {.method = Method::kPost,
       .pattern = "/receipt/{category}/confirm",
       .stem = "confirm",
       .csrf = Csrf::kRequired,
       .effect = Effect::kChanges,
       .ownership = "own answers",
       .handler = [&](const RequestContext& context) { return pages.confirm.confirm(context); },
       .expired = [&](const RequestContext& context) { return pages.confirm.expired(context); }},
      {.pattern = "/receipt/{category}/done",
       .stem = "done",
       .ownership = "own receipts",
       .handler = [&](const RequestContext& context) { return pages.done.show(context); }},
      {.pattern = "/receipt/health",
       .stem = "health",
       .audience = Audience::kAnyone,
       .door = Door::kOps,
       .ownership = "nobody's data",
       .handler = [&](const RequestContext& context) { return pages.health.show(context); }},
      {.pattern = "/receipt/metrics",
       .stem = "metrics",
       .audience = Audience::kAnyone,
       .door = Door::kOps,
       .ownership = "nobody's data",
       .handler = [&](const RequestContext& context) { return pages.metrics.show(context); }},
  };
}

}  // namespace shouqi::pages
