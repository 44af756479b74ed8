// GET /health behind the loopback-only door: 200 "ok" when the database answers, otherwise 503 "unavailable".
#pragma once

#include <functional>

#include "http/route.hpp"

namespace shouqi::pages {

class HealthPage {
 public:
  // `probe` asks the database anything at all; it throws base::UnavailableError when there is no answer.
  explicit HealthPage(std::function<void()> probe) : probe_(std::move(probe)) {}
  http::Response show(const http::RequestContext& context);

 private:
  std::function<void()> probe_;
};

}  // namespace shouqi::pages
