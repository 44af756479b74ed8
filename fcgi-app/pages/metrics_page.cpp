#include "pages/metrics_page.hpp"

namespace shouqi::pages {

http::Response MetricsPage::show(const http::RequestContext&) const {
  http::Response response = http::text(metrics_.text());
  response.set("Content-Type", http::Metrics::kContentType);
  return response;
}

}  // namespace shouqi::pages
