#include "page_program.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/log.hpp"
#include "cli/options.hpp"

namespace shouqi {
namespace {

struct Options {
  cli::CommonOptions common;
  std::string socket;
  std::string static_pages_folder;
  bool dump_routes = false;
};

cli::ExitCode run(const PageProgramParts& parts, const Options& options) {
  const config::AppConfig config = config::load_config(options.common.config_file);
  const config::PageProgram& program = config.*parts.settings;
  const view::TemplateSet templates(config.site.templates_folder);
  const view::PageLayout layout(templates, config.site.templates_folder,
                                {config.site.static_url, config.site.portal_home_url, parts.readers});
  const view::TemplateErrorPages error_pages(layout);
  if (!options.static_pages_folder.empty()) {
    error_pages.write_static_pages(options.static_pages_folder);
    return cli::ExitCode::kDone;
  }
  const http::Site site(config.site.origin, config.site.portal_ticket_url, config.site.portal_home_url, parts.program);
  std::vector<http::TicketKey> ticket_keys;
  for (const std::string& file : config.ticket.key_files) ticket_keys.push_back(http::parse_ticket_key(config::read_secret(file)));
  if (program.account.password_file.empty()) throw base::ConfigurationError(parts.name + ": its section of the settings names no password_file");
  const std::string password = config::read_secret(program.account.password_file);
  http::Metrics metrics;
  crypto::FileDigests files(config.files_folder);
  const PageProcess process{config, program, password, ticket_keys, site, layout, error_pages, metrics, files};
  mysql::initialise_driver();
  if (options.dump_routes) {
    fmt::print("{}\n", parts.make_worker(process)->routes().to_json());
    return cli::ExitCode::kDone;
  }
  const fcgi::Listener listener = options.socket.empty() ? fcgi::Listener::inherited() : fcgi::Listener::at(options.socket);
  base::log(base::Severity::kInfo, "started", {{"program", parts.name}, {"version", SHOUQI_VERSION}, {"threads", program.threads}});
  fcgi::serve(listener, program.threads, [&] {
    const std::shared_ptr<PageWorker> worker = parts.make_worker(process);
    return fcgi::RequestHandler{[worker](http::Request request) { return worker->answer(std::move(request)); },
                                [worker](const http::Request& request) { return worker->routes().body_limit(request); }};
  });
  base::log(base::Severity::kInfo, "ended", {{"program", parts.name}});
  return cli::ExitCode::kDone;
}

}  // namespace

int run_page_program(const PageProgramParts& parts, int argc, char** argv) {
  Options options;
  CLI::App app(parts.description + " by FastCGI: on the listening socket at descriptor 0, or on one of its own.");
  cli::add_common_options(app, options.common);
  app.add_option("--socket", options.socket, "path of a unix socket to make; without it, descriptor 0 is the listening socket");
  app.add_flag("--dump-routes", options.dump_routes, "print every URL with its role and rule as JSON, and end");
  app.add_option("--write-static", options.static_pages_folder, "write the error pages that nginx shows by itself into this folder, and end");
  if (const auto status = cli::parse(app, argc, argv)) return *status;
  return cli::guarded_main(parts.name.c_str(), [&] { return run(parts, options); });
}

}  // namespace shouqi
