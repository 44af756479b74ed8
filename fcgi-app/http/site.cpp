#include "http/site.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/error.hpp"
#include "domain/term.hpp"
#include "http/form.hpp"

namespace shouqi::http {
namespace {

constexpr std::string_view kTls = "https://";
constexpr std::string_view kPlain = "http://";
constexpr std::string_view kStart = "/receipt/";
constexpr std::string_view kStaffStart = "/receipt/staff/";
constexpr std::string_view kClass = "/receipt/staff/class/";
constexpr std::string_view kOffice = "/receipt/staff/office";
constexpr std::string_view kImport = "/receipt/staff/school/import";
constexpr std::string_view kSchool = "/receipt/staff/school";

bool is_loopback(std::string_view host) {
  constexpr std::array<std::string_view, 3> kLoopback{"127.0.0.1", "localhost", "[::1]"};
  return std::find(kLoopback.begin(), kLoopback.end(), host) != kLoopback.end();
}

// host[:port], as a browser puts it into Origin.
bool is_authority(std::string_view text, std::string_view default_port) {
  constexpr std::string_view kHostCharacters = "abcdefghijklmnopqrstuvwxyz0123456789-.[]:";
  if (text.empty() || text.find_first_not_of(kHostCharacters) != std::string_view::npos) return false;
  const std::size_t colon = text.find(':', text.find(']') == std::string_view::npos ? 0 : text.find(']'));
  if (colon == std::string_view::npos) return true;
  const std::string_view port = text.substr(colon + 1);
  const bool digits =
      !port.empty() && port.size() <= 5 && port.find_first_not_of("0123456789") == std::string_view::npos;
  return digits && port.front() != '0' && port != default_port && colon > 0;
}

std::string_view host_of(std::string_view authority) {
  const std::size_t bracket = authority.find(']');
  return authority.substr(0, authority.find(':', bracket == std::string_view::npos ? 0 : bracket));
}

// A number as our addresses write it.
bool is_id(std::string_view text) {
  std::uint64_t id = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
  return error == std::errc{} && end == text.data() + text.size() && text.front() != '0';
}

bool is_staff_target(std::string_view target) {
  return target == kStaffStart || target == kOffice || target == kSchool || target == kImport || (target.starts_with(kClass) && is_id(target.substr(kClass.size())));
}

}  // namespace

Site::Site(std::string origin, std::string portal_ticket_url, std::string portal_home_url, Program program)
    : origin_(std::move(origin)),
      portal_ticket_url_(std::move(portal_ticket_url)),
      portal_home_url_(std::move(portal_home_url)),
      scheme_(origin_.starts_with(kTls) ? CookieScheme::kTls : CookieScheme::kLoopback),
      program_(program) {
  const bool tls = scheme_ == CookieScheme::kTls;
  if (!tls && !origin_.starts_with(kPlain)) throw base::ConfigurationError("site origin: needs https:// or http://");
  authority_ = origin_.substr((tls ? kTls : kPlain).size());
  if (!is_authority(authority_, tls ? "443" : "80")) {
    throw base::ConfigurationError("site origin: must be scheme://host[:port] in lower case, without the default port");
  }
  if (!tls && !is_loopback(host_of(authority_))) {
    throw base::ConfigurationError("site origin: without TLS only 127.0.0.1, localhost or [::1] may be served");
  }
}

std::string_view Site::session_cookie() const {
  const bool tls = scheme_ == CookieScheme::kTls;
  if (program_ == Program::kStaff) return tls ? "__Host-shouqi_staff" : "shouqi_staff";
  return tls ? "__Host-shouqi" : "shouqi";
}

std::string Site::ticket_audience() const {
  return (program_ == Program::kStaff ? "shouqi-staff@" : "shouqi-student@") + authority_;
}

std::string_view Site::start_page() const { return program_ == Program::kStaff ? kStaffStart : kStart; }

bool Site::is_allowed_target(std::string_view target) const { return http::is_allowed_target(target, program_); }

std::string Site::login_url(std::string_view target) const {
  return portal_ticket_url_ + url_encode(is_allowed_target(target) ? target : start_page());
}

bool is_allowed_target(std::string_view target, Program program) {
  if (program == Program::kStaff) return is_staff_target(target);
  if (!target.starts_with(kStart)) return false;
  if (target == kStart) return true;
  const std::string_view rest = target.substr(kStart.size());
  const std::size_t question = rest.find('?');
  if (!domain::parse_category(rest.substr(0, question))) return false;
  if (question == std::string_view::npos) return true;
  constexpr std::string_view kTerm = "term=";
  const std::string_view query = rest.substr(question + 1);
  return query.starts_with(kTerm) && domain::Term::parse(query.substr(kTerm.size())).has_value();
}

std::string nearest_target(std::optional<domain::Category> category, std::string_view term) {
  if (!category) return std::string(kStart);
  const std::string page = std::string(kStart) + std::string(domain::to_string(*category));
  const auto parsed = domain::Term::parse(term);
  return parsed ? page + "?term=" + parsed->text() : page;
}

std::string nearest_staff_target(std::optional<domain::ClassId> class_id, std::string_view path) {
  if (path.starts_with(kOffice)) return std::string(kOffice);
  if (path.starts_with(kImport)) return std::string(kImport);
  if (path.starts_with(kSchool)) return std::string(kSchool);
  return class_id ? std::string(kClass) + std::to_string(*class_id) : std::string(kStaffStart);
}

}  // namespace shouqi::http
