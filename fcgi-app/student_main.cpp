// shouqi-student: the students' pages behind nginx. Composition root: reads the settings, plugs the parts together, serves.
#include <fmt/format.h>

#include <memory>

#include "base/log.hpp"
#include "cli/options.hpp"
#include "fcgi/accept_loop.hpp"
#include "student_worker.hpp"

namespace {

using namespace shouqi;

struct Options {
  cli::CommonOptions common;
  std::string socket;
  std::string static_pages_folder;
  bool dump_routes = false;
};

// Ends the connector's thread data after everything else of the thread.
struct Worker {
  mysql::ThreadScope thread;
  StudentWorker student;
  explicit Worker(const StudentProcess& process) : student(process) {}
};

cli::ExitCode run(const Options& options) {
  const config::AppConfig config = config::load_config(options.common.config_file);
  const view::TemplateSet templates(config.site.templates_folder);
  const view::PageLayout layout(templates, config.site.templates_folder, {config.site.static_url, config.site.portal_home_url});
  const view::TemplateErrorPages error_pages(layout);
  if (!options.static_pages_folder.empty()) {
    error_pages.write_static_pages(options.static_pages_folder);
    return cli::ExitCode::kDone;
  }
  const http::Site site(config.site.origin, config.site.portal_ticket_url, config.site.portal_home_url);
  std::vector<http::TicketKey> ticket_keys;
  for (const std::string& file : config.ticket.key_files) ticket_keys.push_back(http::parse_ticket_key(config::read_secret(file)));
  const std::string password = config::read_secret(config.student.account.password_file);
  http::Metrics metrics;
  crypto::FileDigests files(config.files_folder);
  const StudentProcess process{config, password, ticket_keys, site, layout, error_pages, metrics, files};
  mysql::initialise_driver();
  if (options.dump_routes) {
    fmt::print("{}\n", StudentWorker(process).routes().to_json());
    return cli::ExitCode::kDone;
  }
  const fcgi::Listener listener = options.socket.empty() ? fcgi::Listener::inherited() : fcgi::Listener::at(options.socket);
  base::log(base::Severity::kInfo, "started", {{"program", "shouqi-student"}, {"version", SHOUQI_VERSION}, {"threads", config.student.threads}});
  fcgi::serve(listener, config.student.threads, [&process] {
    auto worker = std::make_shared<Worker>(process);
    return [worker](http::Request request) { return worker->student.answer(std::move(request)); };
  });
  base::log(base::Severity::kInfo, "ended", {{"program", "shouqi-student"}});
  return cli::ExitCode::kDone;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app("Serves the students' pages below /receipt by FastCGI: on the listening socket at descriptor 0, or on one of its own.");
  cli::add_common_options(app, options.common);
  app.add_option("--socket", options.socket, "path of a unix socket to make; without it, descriptor 0 is the listening socket");
  app.add_flag("--dump-routes", options.dump_routes, "print every URL with its role and rule as JSON, and end");
  app.add_option("--write-static", options.static_pages_folder, "write the error pages that nginx shows by itself into this folder, and end");
  if (const auto status = cli::parse(app, argc, argv)) return *status;
  return cli::guarded_main("shouqi-student", [&] { return run(options); });
}
