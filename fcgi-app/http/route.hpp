// A row of the route table: everything that is true of one method and path. A URL without a row does not exist.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/category.hpp"
#include "domain/principal.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

namespace shouqi::http {

// What a handler gets. The references live as long as the call.
struct RequestContext {
  const Request& request;
  // Who asks: never null on a route for one role (except in its `expired` handler), and then somebody who has it; on a
  // route for anyone null without a live session.
  const domain::Principal* principal = nullptr;
  // For the hidden field `csrf`; empty without a session.
  std::string csrf_token{};
  // What {category} and {id} captured; set when the pattern has them.
  std::optional<domain::Category> category{};
  std::optional<std::uint64_t> id{};
  // The portal's address that logs in and leads back to this page, or to the allowed page nearest to it.
  std::string login_url{};
  // What {class} captured: a class of which the principal is homeroom teacher.
  std::optional<domain::ClassId> class_id{};
};

using Handler = std::function<Response(const RequestContext&)>;

// kStaff: staff of whatever role, or of none. One person may be all of the last three at once.
enum class Audience { kAnyone, kStudent, kStaff, kHomeroom, kOffice, kSchoolAdmin };
// Whose objects a row is about. The dispatcher itself asks for everything that the path can tell; a handler that is
// given an object by another name (a student, a report) answers refuse(404) for one that is not within the rule.
// kOwn: what belongs to the person who asks, or to nobody. kOwnClass: the class of {class} and its students. kOwnDuty:
// the categories for which the person answers. kOwnSchool: the school.
enum class Rule { kOwn, kOwnClass, kOwnDuty, kOwnSchool };
// kRequired: POST forms of a session. kNone: GET, and nothing else.
enum class Csrf { kNone, kRequired };
// kChanges: never answered to HEAD or a prefetch.
enum class Effect { kReads, kChanges };
// kSecret: the query carries a secret (enter), which no Referer may carry on.
enum class QueryKind { kPlain, kSecret };

struct Route {
  Method method = Method::kGet;
  // Segments are literal or hold one capture: "/receipt/{category}/confirm", "/receipt/proof/{category}.json",
  // "/receipt/file/{id}". {category} matches the four names only, {id} and {class} a decimal number without leading
  // zeros.
  std::string pattern{};
  // The one name of the page in routes, pages, templates, tests, log and metrics.
  std::string stem{};
  Audience audience = Audience::kStudent;
  Rule rule = Rule::kOwn;
  Door door = Door::kPublic;
  Csrf csrf = Csrf::kNone;
  Effect effect = Effect::kReads;
  QueryKind query_kind = QueryKind::kPlain;
  // How long the body may be. Above the limit of a form, the form may come as multipart/form-data with files in it.
  std::size_t body_limit = kBodyLimit;
  // Whose objects it shows or changes, in words, for the reader of --dump-routes.
  std::string ownership{};
  Handler handler{};
  // For a POST whose session has ended: answers with what was typed and a way to log in again, status 403. Without it
  // the general page of ErrorReason::kSessionEnded is shown. The request is known to come from our own pages.
  Handler expired{};
};

struct Captures {
  std::optional<domain::Category> category{};
  std::optional<std::uint64_t> id{};
  std::optional<domain::ClassId> class_id{};
};

// True when the person may use the row at all, and for the object that its path names.
bool admits(const Route& route, const Captures& captures, const domain::Principal& person);

// Empty when the path does not match the pattern.
std::optional<Captures> match(std::string_view pattern, std::string_view path);

class RouteTable {
 public:
  // Throws base::Error when the table contradicts itself: a method and pattern twice, a POST without CSRF or a GET with
  // it, a POST that only reads, a POST for anyone (who has no session to bind a token to), a row without stem,
  // ownership or handler, a row for HEAD; a role with another rule than its own (homeroom and own class, office and own
  // duty, school_admin and own school, everybody else and own), {class} without the rule of the class or the reverse.
  explicit RouteTable(std::vector<Route> routes);

  struct Found {
    const Route* route = nullptr;
    Captures captures;
    // Methods of the rows that match the path, as the value of Allow; empty when none does.
    std::string allow;
  };
  // The row for a method and path behind a door. HEAD finds the GET row unless that changes something.
  Found find(Door door, Method method, std::string_view path) const;
  // Of the row that find() would find; that of a form where there is none.
  std::size_t body_limit(const Request& request) const;

  std::span<const Route> rows() const { return routes_; }
  // What --dump-routes prints: a JSON array of objects with method, path, stem, audience, rule, door, csrf, effect,
  // ownership.
  std::string to_json() const;

 private:
  std::vector<Route> routes_;
};

std::string_view to_string(Method method);
std::string_view to_string(Audience audience);
std::string_view to_string(Rule rule);

}  // namespace shouqi::http
