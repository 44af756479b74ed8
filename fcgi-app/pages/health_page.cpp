#include "pages/health_page.hpp"

#include "base/error.hpp"
#include "base/log.hpp"

namespace shouqi::pages {

http::Response HealthPage::show(const http::RequestContext& context) {
  try {
    probe_();
  } catch (const base::UnavailableError& error) {
    base::log(base::Severity::kWarning, "not_ready",
              {{"request_id", context.request.request_id}, {"error", error.what()}});
    return http::text("unavailable\n", 503);
  }
  return http::text("ok\n");
}

}  // namespace shouqi::pages
