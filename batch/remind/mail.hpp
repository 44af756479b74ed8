// One mail through a mail server, and what became of it as far as it can be known.
#pragma once

#include <string>
#include <vector>

#include "base/clock.hpp"
#include "config/app_config.hpp"

namespace shouqi::batch {

struct Mail {
  std::string to;
  std::string subject;
  // UTF-8, lines end with LF.
  std::string text;
};

enum class MailOutcome {
  // The server has taken it over.
  kSent,
  // It has certainly not: nothing was handed over, or the server said no.
  kRefused,
  // The connection broke after the text had gone out: nobody can tell.
  kUnknown,
};

struct MailResult {
  MailOutcome outcome = MailOutcome::kUnknown;
  // For an administrator, on one line.
  std::string detail;
};

// The text as it goes over the wire: headers, base64, CR LF. `id` is unique for the mail, the same when it is sent again, so that a reader's
// program can tell.
std::string mail_text(const Mail& mail, const std::string& from, const std::string& id, base::Instant at);

// True for what may stand in an envelope and a header: name@host in ASCII without blanks, at most 254 bytes.
bool is_mail_address(const std::string& text);

// TLS is required unless the server is on this machine's loopback. Throws base::Error when the library itself fails.
MailResult send_mail(const config::Remind& settings, const std::string& password, const std::string& to, const std::string& text);

}  // namespace shouqi::batch
