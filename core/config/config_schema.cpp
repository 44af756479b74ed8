#include "config/config_schema.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>

namespace shouqi::config {
namespace {

template <typename Number>
std::string number(const std::string& text, Number least, Number most, Number& target) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return "is not a number";
  // Written so that NaN, which compares with nothing, is outside as well.
  if (!(value >= least && value <= most)) return "must be between " + std::to_string(least) + " and " + std::to_string(most);
  target = value;
  return {};
}

std::string seconds(const std::string& text, int least, int most, std::chrono::seconds& target) {
  int value = 0;
  std::string problem = number(text, least, most, value);
  if (problem.empty()) target = std::chrono::seconds(value);
  return problem;
}

std::string origin(const std::string& text, std::string& target) {
  const bool has_scheme = text.starts_with("https://") || text.starts_with("http://");
  if (!has_scheme || text.ends_with('/') || std::count(text.begin(), text.end(), '/') != 2) return "must be scheme://host[:port] without a path";
  target = text;
  return {};
}

// The mail server. Whether it is reached in the clear is seen from the scheme alone.
std::string smtp_url(const std::string& text, std::string& target) {
  const bool has_scheme = text.starts_with("smtp://") || text.starts_with("smtps://");
  if (!text.empty() && (!has_scheme || text.find_first_of("/@ \t", text.find("://") + 3) != std::string::npos)) return "must be smtp://host[:port] or smtps://host[:port]";
  target = text;
  return {};
}

std::string path_list(const std::string& text, std::vector<std::string>& target) {
  std::istringstream in(text);
  for (std::string item; std::getline(in, item, ',');) {
    const auto first = item.find_first_not_of(' ');
    if (first == std::string::npos) continue;
    target.push_back(item.substr(first, item.find_last_not_of(' ') - first + 1));
  }
  return target.empty() || target.size() > 2 ? "takes one or two files" : "";
}

std::string text(const std::string& value, std::string& target) {
  target = value;
  return {};
}

constexpr std::array kKeys{
    ConfigKey{"site", "origin", "", "scheme, host and port as browsers see them; without TLS only 127.0.0.1 or localhost",
              [](AppConfig& c, const std::string& v) { return origin(v, c.site.origin); }, false},
    ConfigKey{"site", "portal_ticket_url", "", "the portal's address that makes a ticket; the target path is appended",
              [](AppConfig& c, const std::string& v) { return text(v, c.site.portal_ticket_url); }, false},
    ConfigKey{"site", "portal_home_url", "", "where 登出 leads",
              [](AppConfig& c, const std::string& v) { return text(v, c.site.portal_home_url); }, false},
    ConfigKey{"site", "templates_folder", "/usr/share/shouqi/templates", "folder of the *.tpl files",
              [](AppConfig& c, const std::string& v) { return text(v, c.site.templates_folder); }, false},
    ConfigKey{"site", "static_url", "/receipt/static", "where nginx serves templates/static",
              [](AppConfig& c, const std::string& v) { return text(v, c.site.static_url); }, false},
    ConfigKey{"identity", "adapter", "ticket", "how the portal hands a person over: ticket",
              [](AppConfig& c, const std::string& v) {
                c.identity_adapter = v;
                return std::string(v == "ticket" ? "" : "must be ticket");
              },
              false},
    ConfigKey{"ticket", "key_files", "", "one or two key files, the current key first, separated by a comma",
              [](AppConfig& c, const std::string& v) { return path_list(v, c.ticket.key_files); }, false},
    ConfigKey{"ticket", "clock_skew_seconds", "30", "how far the portal's clock may be ahead (0 to 60)",
              [](AppConfig& c, const std::string& v) { return seconds(v, 0, 60, c.ticket.clock_skew); }, false},
    ConfigKey{"ticket", "lifetime_seconds", "60", "longest life of a ticket that is accepted (5 to 60)",
              [](AppConfig& c, const std::string& v) { return seconds(v, 5, 60, c.ticket.lifetime); }, false},
    ConfigKey{"database", "socket", "", "unix socket of the server; empty: host and port are used",
              [](AppConfig& c, const std::string& v) { return text(v, c.database.socket); }, true},
    ConfigKey{"database", "host", "", "host name of the server, with tls_ca",
              [](AppConfig& c, const std::string& v) { return text(v, c.database.host); }, true},
    ConfigKey{"database", "port", "3306", "TCP port of the server",
              [](AppConfig& c, const std::string& v) { return number<std::uint16_t>(v, 1, 65535, c.database.port); }, false},
    ConfigKey{"database", "tls_ca", "", "certificate authority of the server; needed with host",
              [](AppConfig& c, const std::string& v) { return text(v, c.database.tls_ca); }, true},
    ConfigKey{"database", "name", "shouqi", "our database; the contract views live in it",
              [](AppConfig& c, const std::string& v) { return text(v, c.database.name); }, false},
    ConfigKey{"database", "connect_timeout_seconds", "3", "1 to 60",
              [](AppConfig& c, const std::string& v) { return seconds(v, 1, 60, c.database.connect_timeout); }, false},
    ConfigKey{"database", "read_timeout_seconds", "10", "1 to 600; programs on a terminal wait ten times as long",
              [](AppConfig& c, const std::string& v) { return seconds(v, 1, 600, c.database.read_timeout); }, false},
    ConfigKey{"student", "user", "shouqi_student", "database account of shouqi-student",
              [](AppConfig& c, const std::string& v) { return text(v, c.student.account.user); }, false},
    ConfigKey{"student", "password_file", "", "file with its password, readable by its user only",
              [](AppConfig& c, const std::string& v) { return text(v, c.student.account.password_file); }, false},
    ConfigKey{"student", "threads", "8", "requests served at once (1 to 64); 4 to 8 for 2 cores",
              [](AppConfig& c, const std::string& v) { return number(v, 1, 64, c.student.threads); }, false},
    ConfigKey{"student", "session_idle_seconds", "1800", "a session ends after so long without a request (60 to 7200)",
              [](AppConfig& c, const std::string& v) { return seconds(v, 60, 7200, c.student.session_idle); }, false},
    ConfigKey{"student", "session_absolute_seconds", "14400", "and after so long in any case (300 to 43200)",
              [](AppConfig& c, const std::string& v) { return seconds(v, 300, 43200, c.student.session_absolute); }, false},
    ConfigKey{"staff", "user", "shouqi_staff", "database account of shouqi-staff",
              [](AppConfig& c, const std::string& v) { return text(v, c.staff.account.user); }, false},
    ConfigKey{"staff", "password_file", "", "file with its password, readable by its user only",
              [](AppConfig& c, const std::string& v) { return text(v, c.staff.account.password_file); }, true},
    ConfigKey{"staff", "threads", "4", "requests served at once (1 to 64)",
              [](AppConfig& c, const std::string& v) { return number(v, 1, 64, c.staff.threads); }, false},
    ConfigKey{"staff", "session_idle_seconds", "1800", "a session ends after so long without a request (60 to 7200)",
              [](AppConfig& c, const std::string& v) { return seconds(v, 60, 7200, c.staff.session_idle); }, false},
    ConfigKey{"staff", "session_absolute_seconds", "14400", "and after so long in any case (300 to 43200)",
              [](AppConfig& c, const std::string& v) { return seconds(v, 300, 43200, c.staff.session_absolute); }, false},
    ConfigKey{"files", "folder", "", "the portal's folder of attachments, <student>/<file>; empty: no links to files",
              [](AppConfig& c, const std::string& v) { return text(v, c.files_folder); }, true},
    ConfigKey{"import", "user", "shouqi_import", "database account of shouqi-import",
              [](AppConfig& c, const std::string& v) { return text(v, c.import_account.user); }, false},
    ConfigKey{"import", "password_file", "", "file with its password",
              [](AppConfig& c, const std::string& v) { return text(v, c.import_account.password_file); }, true},
    ConfigKey{"import", "person_key_file", "", "file with 64 hex digits that encrypt ID numbers and birth dates",
              [](AppConfig& c, const std::string& v) { return text(v, c.person_key_file); }, true},
    ConfigKey{"import", "inbox_folder", "", "where shouqi-staff leaves packages for shouqi-import --inbox; empty: none are handed in on the web",
              [](AppConfig& c, const std::string& v) { return text(v, c.inbox_folder); }, true},
    ConfigKey{"close", "user", "shouqi_close", "database account of shouqi-close",
              [](AppConfig& c, const std::string& v) { return text(v, c.close_account.user); }, false},
    ConfigKey{"close", "password_file", "", "file with its password",
              [](AppConfig& c, const std::string& v) { return text(v, c.close_account.password_file); }, true},
    ConfigKey{"seal", "user", "shouqi_seal", "database account of shouqi-seal",
              [](AppConfig& c, const std::string& v) { return text(v, c.seal.account.user); }, false},
    ConfigKey{"seal", "password_file", "", "file with its password",
              [](AppConfig& c, const std::string& v) { return text(v, c.seal.account.password_file); }, true},
    ConfigKey{"seal", "key_file", "", "Ed25519 private key (PEM) that signs; shouqi-admin key generate makes it",
              [](AppConfig& c, const std::string& v) { return text(v, c.seal.key_file); }, true},
    ConfigKey{"seal", "public_keys", "", "folder of public keys (PEM), to which shouqi-admin key adds; retired ones stay",
              [](AppConfig& c, const std::string& v) { return text(v, c.seal.public_keys); }, true},
    ConfigKey{"seal", "folder", "", "where bundles lie; never a volatile file system",
              [](AppConfig& c, const std::string& v) { return text(v, c.seal.folder); }, true},
    ConfigKey{"admin", "user", "shouqi_admin", "database account of shouqi-admin, except migrate",
              [](AppConfig& c, const std::string& v) { return text(v, c.admin_account.user); }, false},
    ConfigKey{"admin", "password_file", "", "file with its password",
              [](AppConfig& c, const std::string& v) { return text(v, c.admin_account.password_file); }, true},
    ConfigKey{"migrate", "user", "shouqi_migrate", "database account of shouqi-admin migrate; exists on no page host",
              [](AppConfig& c, const std::string& v) { return text(v, c.migrate_account.user); }, false},
    ConfigKey{"migrate", "password_file", "", "file with its password",
              [](AppConfig& c, const std::string& v) { return text(v, c.migrate_account.password_file); }, true},
    ConfigKey{"migrate", "sql_folder", "/usr/share/shouqi/sql", "folder with migrations/ and portal/",
              [](AppConfig& c, const std::string& v) { return text(v, c.sql_folder); }, false},
    ConfigKey{"report", "user", "shouqi_report", "database account of shouqi-report",
              [](AppConfig& c, const std::string& v) { return text(v, c.report_account.user); }, false},
    ConfigKey{"report", "password_file", "", "file with its password",
              [](AppConfig& c, const std::string& v) { return text(v, c.report_account.password_file); }, true},
    ConfigKey{"remind", "user", "shouqi_remind", "database account of shouqi-remind",
              [](AppConfig& c, const std::string& v) { return text(v, c.remind_account.user); }, false},
    ConfigKey{"remind", "password_file", "", "file with its password",
              [](AppConfig& c, const std::string& v) { return text(v, c.remind_account.password_file); }, true},
    ConfigKey{"remind", "smtp_url", "", "smtp://host:port or smtps://host:port for the schools' digests; empty: no mail",
              [](AppConfig& c, const std::string& v) { return smtp_url(v, c.remind.smtp_url); }, true},
    ConfigKey{"remind", "smtp_user", "", "name at the mail server; empty: without signing in",
              [](AppConfig& c, const std::string& v) { return text(v, c.remind.smtp_user); }, true},
    ConfigKey{"remind", "smtp_password_file", "", "file with its password",
              [](AppConfig& c, const std::string& v) { return text(v, c.remind.smtp_password_file); }, true},
    ConfigKey{"remind", "smtp_from", "", "address that mail comes from; needed with smtp_url",
              [](AppConfig& c, const std::string& v) { return text(v, c.remind.smtp_from); }, true},
    ConfigKey{"remind", "smtp_ca", "", "certificate authority of the mail server; empty: the system's",
              [](AppConfig& c, const std::string& v) { return text(v, c.remind.ca_file); }, true},
    ConfigKey{"remind", "addresses_file", "", "a line for each school: its code and the address that its digest goes to; needed with smtp_url",
              [](AppConfig& c, const std::string& v) { return text(v, c.remind.addresses_file); }, true},
    ConfigKey{"rules", "grace_seconds", "0", "answers are accepted so long after the deadline, by everybody alike (0 to 3600)",
              [](AppConfig& c, const std::string& v) { return seconds(v, 0, 3600, c.rules.grace); }, false},
    ConfigKey{"rules", "recheck_days", "3", "calendar days that a recheck lasts at least (1 to 30)",
              [](AppConfig& c, const std::string& v) { return number(v, 1, 30, c.rules.recheck_days); }, false},
    ConfigKey{"rules", "reopen_limit", "0.20", "share of answers that an import may reopen without --accept-reopen",
              [](AppConfig& c, const std::string& v) { return number(v, 0.0, 1.0, c.rules.reopen_limit); }, false},
    ConfigKey{"rules", "unknown_person_limit", "0.02", "share of persons unknown to the school above which a package is refused",
              [](AppConfig& c, const std::string& v) { return number(v, 0.0, 1.0, c.rules.unknown_person_limit); }, false},
    ConfigKey{"upload", "user", "shouqi_upload", "database account of shouqi-upload",
              [](AppConfig& c, const std::string& v) { return text(v, c.upload.account.user); }, false},
    ConfigKey{"upload", "password_file", "", "file with its password",
              [](AppConfig& c, const std::string& v) { return text(v, c.upload.account.password_file); }, true},
    ConfigKey{"upload", "destination", "", "sftp://user@host[:port]/folder or https://host[:port]/folder",
              [](AppConfig& c, const std::string& v) { return text(v, c.upload.destination); }, true},
    ConfigKey{"upload", "known_hosts_file", "", "sftp: the server's key, as ssh-keyscan writes it; the only such file that is believed",
              [](AppConfig& c, const std::string& v) { return text(v, c.upload.known_hosts_file); }, true},
    ConfigKey{"upload", "key_file", "", "sftp: private key that logs in; https: key of the client certificate; without a passphrase",
              [](AppConfig& c, const std::string& v) { return text(v, c.upload.key_file); }, true},
    ConfigKey{"upload", "ca_file", "", "https: the certificate authority of the server; no other is believed",
              [](AppConfig& c, const std::string& v) { return text(v, c.upload.ca_file); }, true},
    ConfigKey{"upload", "certificate_file", "", "https: our client certificate (PEM)",
              [](AppConfig& c, const std::string& v) { return text(v, c.upload.certificate_file); }, true},
    ConfigKey{"upload", "timeout_seconds", "60", "a receiver that does nothing for so long is given up (5 to 3600)",
              [](AppConfig& c, const std::string& v) { return seconds(v, 5, 3600, c.upload.timeout); }, false},
    ConfigKey{"upload", "envelope", "none", "none, or aes256: an encrypted ZIP around the bundle",
              [](AppConfig& c, const std::string& v) {
                c.upload.envelope = v;
                return std::string(v == "none" || v == "aes256" ? "" : "must be none or aes256");
              },
              false},
    ConfigKey{"upload", "envelope_password_file", "", "file with the envelope's password",
              [](AppConfig& c, const std::string& v) { return text(v, c.upload.envelope_password_file); }, true},
    ConfigKey{"upload", "envelope_folder", "", "where an envelope lies until it is sent",
              [](AppConfig& c, const std::string& v) { return text(v, c.upload.envelope_folder); }, true},
};

}  // namespace

std::span<const ConfigKey> config_keys() { return kKeys; }

}  // namespace shouqi::config
