// Counters and latencies by page, for a dashboard. Nothing in them belongs to a person. Shared by all threads.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace shouqi::http {

class Metrics {
 public:
  // `stem` must come from the route table, never from a request: it becomes a label.
  void record(std::string_view stem, int status, std::chrono::microseconds duration, std::uint64_t statements);

  // Prometheus text format 0.0.4: shouqi_requests_total{page,status}, shouqi_request_seconds (histogram by page),
  // shouqi_statements_total{page}.
  std::string text() const;
  static constexpr std::string_view kContentType = "text/plain; version=0.0.4; charset=utf-8";

 private:
  // Upper bounds in microseconds; the last bucket is +Inf.
  static constexpr std::array<std::int64_t, 10> kBounds{2'500,   5'000,   10'000,    25'000,    50'000,
                                                        100'000, 250'000, 1'000'000, 3'000'000, 10'000'000};
  struct Page {
    std::array<std::uint64_t, 6> by_class{};  // index 1..5: 1xx..5xx
    std::array<std::uint64_t, kBounds.size() + 1> buckets{};
    std::uint64_t microseconds = 0;
    std::uint64_t statements = 0;
  };

  mutable std::mutex mutex_;
  std::map<std::string, Page, std::less<>> pages_;
};

}  // namespace shouqi::http
