// bench_limit SOCKET BYTES: answers every request with a page of that size and does nothing else: what nginx, the socket and
// the FastCGI library cost by themselves.
#include <charconv>
#include <cstdlib>
#include <iostream>
#include <string>

#include "base/error.hpp"
#include "fcgi/accept_loop.hpp"

namespace {

using namespace shouqi;

constexpr int kThreads = 8;
constexpr std::size_t kLargest = std::size_t{1} << 20U;

}  // namespace

int main(int argc, char** argv) {
  const std::string wanted = argc == 3 ? argv[2] : "";
  std::size_t bytes = 0;
  const auto [end, error] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), bytes);
  if (error != std::errc{} || end != wanted.data() + wanted.size() || bytes == 0 || bytes > kLargest) {
    std::cerr << "usage: bench_limit SOCKET BYTES   (1 to 1048576)\n";
    return 2;
  }
  try {
    const std::string body(bytes, 'x');
    const fcgi::Listener listener = fcgi::Listener::at(argv[1]);
    fcgi::serve(listener, kThreads, [&body] { return fcgi::RequestHandler{[&body](const http::Request&) { return http::html(body); }}; });
    return EXIT_SUCCESS;
  } catch (const base::ConfigurationError& problem) {
    std::cerr << problem.what() << "\n";
    return 3;
  } catch (const std::exception& problem) {
    std::cerr << problem.what() << "\n";
    return EXIT_FAILURE;
  }
}
