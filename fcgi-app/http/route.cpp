#include "http/route.hpp"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <set>

#include "base/error.hpp"

namespace shouqi::http {
namespace {

// Takes the text up to the next slash off the front.
std::string_view take_segment(std::string_view& path) {
  const std::string_view segment = path.substr(0, path.find('/'));
  path.remove_prefix(std::min(path.size(), segment.size() + 1));
  return segment;
}

bool capture(std::string_view name, std::string_view text, Captures& captures) {
  if (name == "category") {
    captures.category = domain::parse_category(text);
    return captures.category.has_value();
  }
  std::uint64_t id = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
  if (error != std::errc{} || end != text.data() + text.size() || text.front() == '0') return false;
  (name == "class" ? captures.class_id : captures.id) = id;
  return true;
}

bool match_segment(std::string_view pattern, std::string_view text, Captures& captures) {
  const std::size_t open = pattern.find('{');
  if (open == std::string_view::npos) return pattern == text;
  const std::size_t close = pattern.find('}', open);
  const std::string_view before = pattern.substr(0, open);
  const std::string_view after = pattern.substr(close + 1);
  if (text.size() < before.size() + after.size() || !text.starts_with(before) || !text.ends_with(after)) return false;
  const std::string_view name = pattern.substr(open + 1, close - open - 1);
  return capture(name, text.substr(before.size(), text.size() - before.size() - after.size()), captures);
}

// At most one capture a segment, and only of the kinds that there are.
bool is_pattern(std::string_view pattern) {
  if (!pattern.starts_with('/')) return false;
  while (!pattern.empty()) {
    const std::string_view segment = take_segment(pattern);
    const std::size_t open = segment.find('{');
    if (open == std::string_view::npos) {
      if (segment.find('}') != std::string_view::npos) return false;
      continue;
    }
    const std::size_t close = segment.find('}', open);
    if (close == std::string_view::npos || segment.find('{', open + 1) != std::string_view::npos) return false;
    const std::string_view name = segment.substr(open + 1, close - open - 1);
    if (name != "category" && name != "id" && name != "class") return false;
  }
  return true;
}

Rule rule_of(Audience audience) {
  switch (audience) {
    case Audience::kHomeroom:
      return Rule::kOwnClass;
    case Audience::kOffice:
      return Rule::kOwnDuty;
    case Audience::kSchoolAdmin:
      return Rule::kOwnSchool;
    case Audience::kAnyone:
    case Audience::kStudent:
    case Audience::kStaff:
      return Rule::kOwn;
  }
  return Rule::kOwn;
}

std::string problem_of(const Route& route) {
  if (!is_pattern(route.pattern)) return "not a pattern";
  if (route.stem.empty() || route.ownership.empty() || !route.handler) return "without stem, ownership or handler";
  if (route.method != Method::kGet && route.method != Method::kPost) return "neither GET nor POST";
  const bool post = route.method == Method::kPost;
  if (post != (route.csrf == Csrf::kRequired)) return "a POST needs a CSRF token, a GET must not";
  if (post && route.effect == Effect::kReads) return "a POST that only reads is a GET";
  if (post && route.audience == Audience::kAnyone) return "a POST for anyone has no session to bind a token to";
  if (route.rule != rule_of(route.audience)) return "a rule that is not that of the role";
  const bool names_class = route.pattern.find("{class}") != std::string::npos;
  if (names_class != (route.rule == Rule::kOwnClass)) return "{class} and the rule of the class go together";
  return {};
}

std::string_view to_string(Door door) { return door == Door::kPublic ? "public" : "ops"; }
std::string_view to_string(Csrf csrf) { return csrf == Csrf::kRequired ? "required" : "none"; }
std::string_view to_string(Effect effect) { return effect == Effect::kReads ? "reads" : "changes"; }

}  // namespace

bool admits(const Route& route, const Captures& captures, const domain::Principal& person) {
  switch (route.audience) {
    case Audience::kAnyone:
      return true;
    case Audience::kStudent:
      return person.has(domain::Role::kStudent);
    case Audience::kStaff:
      return person.is_staff();
    case Audience::kHomeroom:
      return captures.class_id && person.own_class(*captures.class_id) != nullptr;
    case Audience::kOffice:
      return person.has(domain::Role::kOffice);
    case Audience::kSchoolAdmin:
      return person.has(domain::Role::kSchoolAdmin);
  }
  return false;
}

std::optional<Captures> match(std::string_view pattern, std::string_view path) {
  Captures captures;
  if (std::count(pattern.begin(), pattern.end(), '/') != std::count(path.begin(), path.end(), '/')) return std::nullopt;
  while (!pattern.empty() || !path.empty()) {
    if (!match_segment(take_segment(pattern), take_segment(path), captures)) return std::nullopt;
  }
  return captures;
}

RouteTable::RouteTable(std::vector<Route> routes) : routes_(std::move(routes)) {
  std::set<std::pair<Method, std::string>> seen;
  for (const Route& route : routes_) {
    std::string problem = problem_of(route);
    if (problem.empty() && !seen.emplace(route.method, route.pattern).second) problem = "stands there twice";
    if (!problem.empty()) throw base::Error("route " + route.pattern + ": " + problem);
  }
}

RouteTable::Found RouteTable::find(Door door, Method method, std::string_view path) const {
  Found found;
  for (const Route& route : routes_) {
    if (route.door != door) continue;
    const auto captures = match(route.pattern, path);
    if (!captures) continue;
    const bool head_too = route.method == Method::kGet && route.effect == Effect::kReads;
    if (!found.allow.empty()) found.allow += ", ";
    found.allow += to_string(route.method);
    if (head_too) found.allow += ", HEAD";
    if (found.route == nullptr && (route.method == method || (head_too && method == Method::kHead))) {
      found.route = &route;
      found.captures = *captures;
    }
  }
  return found;
}

std::size_t RouteTable::body_limit(const Request& request) const {
  const Route* route = find(request.door, request.method, request.path).route;
  return route == nullptr ? kBodyLimit : route->body_limit;
}

std::string RouteTable::to_json() const {
  auto rows = nlohmann::ordered_json::array();
  for (const Route& route : routes_) {
    rows.push_back({{"method", to_string(route.method)},
                    {"path", route.pattern},
                    {"stem", route.stem},
                    {"audience", to_string(route.audience)},
                    {"rule", to_string(route.rule)},
                    {"door", to_string(route.door)},
                    {"csrf", to_string(route.csrf)},
                    {"effect", to_string(route.effect)},
                    {"ownership", route.ownership}});
  }
  return rows.dump(2) + "\n";
}

std::string_view to_string(Method method) {
  switch (method) {
    case Method::kGet:
      return "GET";
    case Method::kHead:
      return "HEAD";
    case Method::kPost:
      return "POST";
    case Method::kOther:
      return "other";
  }
  return "other";
}

std::string_view to_string(Audience audience) {
  switch (audience) {
    case Audience::kAnyone:
      return "anyone";
    case Audience::kStudent:
      return "student";
    case Audience::kStaff:
      return "staff";
    case Audience::kHomeroom:
      return "homeroom";
    case Audience::kOffice:
      return "office";
    case Audience::kSchoolAdmin:
      return "school_admin";
  }
  return "anyone";
}

std::string_view to_string(Rule rule) {
  switch (rule) {
    case Rule::kOwn:
      return "own";
    case Rule::kOwnClass:
      return "own_class";
    case Rule::kOwnDuty:
      return "own_duty";
    case Rule::kOwnSchool:
      return "own_school";
  }
  return "own";
}

}  // namespace shouqi::http
