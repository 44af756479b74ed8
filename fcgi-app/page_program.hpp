// A program that serves pages by FastCGI, from its command line to its end. What differs between the two is in PageProgramParts.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "fcgi/accept_loop.hpp"
#include "page_worker.hpp"

namespace shouqi {

// What a thread does with requests; the main makes one per thread.
class PageWorker {
 public:
  virtual ~PageWorker() = default;
  virtual http::Response answer(http::Request request) = 0;
  virtual const http::RouteTable& routes() const = 0;
};

// A worker that ends the connector's thread data after everything else of its thread.
template <typename Pages>
class PageWorkerOf final : public PageWorker {
 public:
  explicit PageWorkerOf(const PageProcess& process) : pages_(process) {}
  http::Response answer(http::Request request) override { return pages_.answer(std::move(request)); }
  const http::RouteTable& routes() const override { return pages_.routes(); }

 private:
  mysql::ThreadScope thread_;
  Pages pages_;
};

struct PageProgramParts {
  // "shouqi-student"
  std::string name;
  // For --help.
  std::string description;
  http::Program program;
  view::Readers readers;
  // Which part of the settings is this program's.
  config::PageProgram config::AppConfig::*settings;
  std::function<std::unique_ptr<PageWorker>(const PageProcess&)> make_worker;
};

// Returns the exit status.
int run_page_program(const PageProgramParts& parts, int argc, char** argv);

}  // namespace shouqi
