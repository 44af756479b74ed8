#include "http/metrics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace shouqi::http {

void Metrics::record(std::string_view stem, int status, std::chrono::microseconds duration, std::uint64_t statements) {
  const std::int64_t micros = std::max<std::int64_t>(duration.count(), 0);
  const auto bucket = std::lower_bound(kBounds.begin(), kBounds.end(), micros) - kBounds.begin();
  const std::scoped_lock lock(mutex_);
  auto page = pages_.find(stem);
  if (page == pages_.end()) page = pages_.emplace(stem, Page{}).first;
  ++page->second.by_class.at(static_cast<std::size_t>(std::clamp(status / 100, 1, 5)));
  ++page->second.buckets.at(static_cast<std::size_t>(bucket));
  page->second.microseconds += static_cast<std::uint64_t>(micros);
  page->second.statements += statements;
}

std::string Metrics::text() const {
  // Copied, so that formatting does not hold up the pages.
  const auto pages = [&] {
    const std::scoped_lock lock(mutex_);
    return pages_;
  }();
  std::string out;
  auto to = std::back_inserter(out);
  fmt::format_to(to,
                 "# HELP shouqi_requests_total Answered requests by page and class of status.\n"
                 "# TYPE shouqi_requests_total counter\n");
  for (const auto& [stem, page] : pages) {
    for (std::size_t status = 1; status < page.by_class.size(); ++status) {
      if (page.by_class.at(status) == 0) continue;
      fmt::format_to(to, "shouqi_requests_total{{page=\"{}\",status=\"{}xx\"}} {}\n", stem, status,
                     page.by_class.at(status));
    }
  }
  fmt::format_to(to,
                 "# HELP shouqi_request_seconds Time from the parsed request to the finished answer.\n"
                 "# TYPE shouqi_request_seconds histogram\n");
  for (const auto& [stem, page] : pages) {
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < kBounds.size(); ++i) {
      total += page.buckets.at(i);
      fmt::format_to(to, "shouqi_request_seconds_bucket{{page=\"{}\",le=\"{}\"}} {}\n", stem,
                     static_cast<double>(kBounds.at(i)) / 1e6, total);
    }
    total += page.buckets.back();
    fmt::format_to(to, "shouqi_request_seconds_bucket{{page=\"{}\",le=\"+Inf\"}} {}\n", stem, total);
    fmt::format_to(to, "shouqi_request_seconds_sum{{page=\"{}\"}} {:.6f}\n", stem,
                   static_cast<double>(page.microseconds) / 1e6);
    fmt::format_to(to, "shouqi_request_seconds_count{{page=\"{}\"}} {}\n", stem, total);
  }
  fmt::format_to(to,
                 "# HELP shouqi_statements_total Database statements by page.\n"
                 "# TYPE shouqi_statements_total counter\n");
  for (const auto& [stem, page] : pages) {
    fmt::format_to(to, "shouqi_statements_total{{page=\"{}\"}} {}\n", stem, page.statements);
  }
  return out;
}

}  // namespace shouqi::http
