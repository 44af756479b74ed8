#include "pages/staff_routes.hpp"

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
using http::Rule;

}  // namespace

StaffPages::StaffPages(const StaffPageParts& parts)
    : sign_on(parts.sign_on),
      start(parts.layout, parts.classes),
      class_page(parts.layout, parts.site, parts.classes, parts.offices),
      class_file(parts.classes),
      class_notice(parts.layout, parts.classes, parts.offices),
      class_student(parts.layout, parts.classes, parts.documents, parts.events, parts.offices),
      health(parts.database_probe),
      metrics(parts.metrics) {}

std::vector<Route> staff_routes(StaffPages& pages) {
  return {
      {.pattern = "/receipt/staff/enter",
       .stem = "enter",
       .audience = Audience::kAnyone,
       .effect = Effect::kChanges,
       .query_kind = QueryKind::kSecret,
       .ownership = "the person whom the portal's ticket names",
       .handler = [&](const RequestContext& context) { return pages.sign_on.enter(context); }},
      {.method = Method::kPost,
       .pattern = "/receipt/staff/leave",
       .stem = "leave",
       .audience = Audience::kStaff,
       .csrf = Csrf::kRequired,
       .effect = Effect::kChanges,
       .ownership = "own session",
       .handler = [&](const RequestContext& context) { return pages.sign_on.leave(context); },
       .expired = [&](const RequestContext& context) { return pages.sign_on.leave(context); }},
      {.pattern = "/receipt/staff/",
       .stem = "staff_start",
       .audience = Audience::kStaff,
       .ownership = "own classes, own duties, own school",
       .handler = [&](const RequestContext& context) { return pages.start.show(context); }},
      {.pattern = "/receipt/staff/class/{class}",
       .stem = "class",
       .audience = Audience::kHomeroom,
       .rule = Rule::kOwnClass,
       .ownership = "the students of the own class, as frozen in the round",
       .handler = [&](const RequestContext& context) { return pages.class_page.show(context); }},
      {.pattern = "/receipt/staff/class/{class}.xlsx",
       .stem = "class_file",
       .audience = Audience::kHomeroom,
       .rule = Rule::kOwnClass,
       .ownership = "the students of the own class, as frozen in the round",
       .handler = [&](const RequestContext& context) { return pages.class_file.give(context); }},
      {.pattern = "/receipt/staff/class/{class}/notice",
       .stem = "class_notice",
       .audience = Audience::kHomeroom,
       .rule = Rule::kOwnClass,
       .ownership = "the students of the own class who still have to answer",
       .handler = [&](const RequestContext& context) { return pages.class_notice.show(context); }},
      {.pattern = "/receipt/staff/class/{class}/student/{id}",
       .stem = "class_student",
       .audience = Audience::kHomeroom,
       .rule = Rule::kOwnClass,
       .ownership = "one student of the own class; each look is recorded",
       .handler = [&](const RequestContext& context) { return pages.class_student.show(context); }},
      {.pattern = "/receipt/staff/health",
       .stem = "health",
       .audience = Audience::kAnyone,
       .door = Door::kOps,
       .ownership = "nobody's data",
       .handler = [&](const RequestContext& context) { return pages.health.show(context); }},
      {.pattern = "/receipt/staff/metrics",
       .stem = "metrics",
       .audience = Audience::kAnyone,
       .door = Door::kOps,
       .ownership = "nobody's data",
       .handler = [&](const RequestContext& context) { return pages.metrics.show(context); }},
  };
}

}  // namespace shouqi::pages
