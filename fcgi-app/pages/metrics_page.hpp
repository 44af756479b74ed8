// GET /metrics behind the loopback-only door: Prometheus text without any person in it.
#pragma once

#include "http/metrics.hpp"
#include "http/route.hpp"

namespace shouqi::pages {

class MetricsPage {
 public:
  explicit MetricsPage(const http::Metrics& metrics) : metrics_(metrics) {}
  http::Response show(const http::RequestContext& context) const;

 private:
  const http::Metrics& metrics_;
};

}  // namespace shouqi::pages
