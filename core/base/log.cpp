#include "base/log.hpp"

#include <unistd.h>

#include <string>

#include "base/clock.hpp"

namespace shouqi::base {

void log(Severity severity, std::string_view event, LogFields fields) {
  nlohmann::ordered_json line;
  line["at"] = to_iso8601(SystemClock().now());
  line["severity"] = severity == Severity::kError ? "error" : severity == Severity::kWarning ? "warning" : "info";
  line["event"] = event;
  for (const auto& [key, value] : fields) line[key] = value;
  const std::string text = line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  // One write per line keeps lines of several threads whole. A log that cannot be written must not fail the request it reports.
  const ssize_t ignored = ::write(STDERR_FILENO, text.data(), text.size());
  static_cast<void>(ignored);
}

}  // namespace shouqi::base
