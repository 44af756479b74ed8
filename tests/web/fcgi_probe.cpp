// A program in the shell, for the tests of the shell: answers with what it was told. ?sleep=200 keeps it in work so
// many milliseconds.
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>

#include "base/error.hpp"
#include "fcgi/accept_loop.hpp"
#include "http/form.hpp"

namespace {

using namespace shouqi;

http::Response answer(const http::Request& request) {
  const auto query = http::parse_urlencoded(request.query_string);
  const auto sleep = query ? query->only("sleep") : std::nullopt;
  if (sleep) std::this_thread::sleep_for(std::chrono::milliseconds(std::stoi(*sleep)));
  const auto status = query ? query->only("status") : std::nullopt;
  nlohmann::json told{{"path", request.path},
                      {"query", request.query_string},
                      {"host", request.host},
                      {"origin", request.origin},
                      {"site", request.sec_fetch_site},
                      {"prefetch", request.prefetch},
                      {"door", request.door == http::Door::kOps ? "ops" : "public"},
                      {"fault", static_cast<int>(request.fault)},
                      {"body_size", request.body.size()},
                      {"address", request.remote_addr},
                      {"assertion", request.portal_assertion},
                      {"session", request.cookies.only("shouqi").value_or("")}};
  return http::json(told.dump(), status ? std::stoi(*status) : 200);
}

}  // namespace

// fcgi_probe [SOCKET]: without one it listens on descriptor 0.
int main(int argc, char** argv) {
  try {
    const fcgi::Listener listener = argc > 1 ? fcgi::Listener::at(argv[1]) : fcgi::Listener::inherited();
    fcgi::serve(listener, 4, [] { return fcgi::RequestHandler{answer}; });
    return EXIT_SUCCESS;
  } catch (const base::ConfigurationError& error) {
    std::cerr << error.what() << "\n";
    return 3;
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return EXIT_FAILURE;
  }
}
