// The one door from the dispatcher to the view: pages of errors. Implemented in view/.
#pragma once

#include <string>

namespace shouqi::http {

// Why, where the status alone does not say it. Chooses the sentence on the page.
enum class ErrorReason {
  kPlain,
  kSessionEnded,    // 403: a POST came after its session had ended
  kForeignRequest,  // 403: CSRF token, Origin or Sec-Fetch-Site do not fit
  kTicketRefused,   // 403: the portal's hand-over was not valid, too old or already used
  kNotAttending,    // 403: the portal's person is no attending student of a school that we serve
  kFileTooLarge,    // 413: of a form with a file
  kPrefetched,      // 503: a browser tried to fetch ahead what must happen only once
};

// What the person must know about the data. kUnknown: a change was under way when something broke; look before trying
// again.
enum class Saved { kNothing, kUnknown };

struct ErrorNotice {
  int status = 500;
  ErrorReason reason = ErrorReason::kPlain;
  Saved saved = Saved::kNothing;
  // For data-request-id; empty for pages that nginx shows on its own.
  std::string request_id{};
  // The portal's address that logs in and leads back; empty when that would not help.
  std::string login_url{};
};

class ErrorPages {
 public:
  virtual ~ErrorPages() = default;
  // A whole HTML page. Must not need the database, and must not throw for any notice.
  virtual std::string render(const ErrorNotice& notice) const = 0;
};

}  // namespace shouqi::http
