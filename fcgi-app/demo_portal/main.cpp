// demo-portal: the made-up portal of the demo and of the browser tests. Never installed.
#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>

#include "base/error.hpp"
#include "base/log.hpp"
#include "config/config_loader.hpp"
#include "fcgi/accept_loop.hpp"
#include "portal_pages.hpp"

namespace {

using namespace shouqi;

struct Options {
  std::string config = config::kDefaultConfigFile;
  std::string socket;
  std::string password_file;
  std::string db_user = "portal_demo";
  std::string database = "portal";
  std::string school;
  std::string templates;
};

// Exit statuses of every program of ours (SPEC 6).
constexpr int kWrongUse = 2;
constexpr int kConfiguration = 3;
constexpr int kUnavailable = 4;

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) throw base::ConfigurationError("cannot be read: " + path);
  return text.str();
}

// One thread's connection and what reads through it.
struct Station {
  Station(const config::Database& database, const Options& options, const std::string& password,
          const demo_portal::PortalParts& parts)
      : connection(database, options.db_user, password), tables(connection, options.school), pages(parts, tables) {}

  mysql::ThreadScope scope;
  mysql::Connection connection;
  demo_portal::PortalTables tables;
  demo_portal::PortalPages pages;
};

void serve(const Options& options) {
  const config::AppConfig settings = config::load_config(options.config);
  const http::Site site(settings.site.origin, settings.site.portal_ticket_url, settings.site.portal_home_url);
  const http::Site staff_site(settings.site.origin, settings.site.portal_ticket_url, settings.site.portal_home_url,
                              http::Program::kStaff);
  const http::TicketKey key = http::parse_ticket_key(config::read_secret(settings.ticket.key_files.front()));
  const view::TemplateSet templates(options.templates);
  const std::string style_sheet = read_file(options.templates + "/../static/portal.css");
  const std::string password = config::read_secret(options.password_file);
  config::Database database = settings.database;
  database.name = options.database;

  const base::SystemClock clock;
  crypto::SystemRandom random;
  const demo_portal::PortalSessions sessions(random, clock, site.scheme());
  const demo_portal::PortalParts parts{site,        staff_site, key,   settings.ticket.lifetime, templates,
                                       style_sheet, sessions,   clock, random};
  mysql::initialise_driver();
  const fcgi::Listener listener =
      options.socket.empty() ? fcgi::Listener::inherited() : fcgi::Listener::at(options.socket);
  base::log(base::Severity::kInfo, "portal_started", {{"origin", site.origin()}});
  fcgi::serve(listener, 2, [&]() -> fcgi::RequestHandler {
    const auto station = std::make_shared<Station>(database, options, password, parts);
    return {[station](http::Request request) { return station->pages.answer(std::move(request)); }};
  });
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app("demo-portal: the made-up portal of the demo; not for a real site");
  app.add_option("--config", options.config, "settings of the site and its ticket key")->capture_default_str();
  app.add_option("--socket", options.socket, "unix socket for nginx (default: descriptor 0)");
  app.add_option("--password-file", options.password_file, "password of the database account")->required();
  app.add_option("--db-user", options.db_user, "database account")->capture_default_str();
  app.add_option("--database", options.database, "schema of the portal")->capture_default_str();
  app.add_option("--school", options.school, "school whose people the log-in page lists (default: the first)");
  app.add_option("--templates", options.templates, "folder of the portal's own *.tpl; ../static/portal.css beside it")
      ->required();
  app.footer(
      "EXIT STATUS\n  0 ended by a signal; 2 wrong use; 3 configuration; 4 database not available; 1 anything else");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kWrongUse;
  }
  try {
    serve(options);
    return 0;
  } catch (const base::ConfigurationError& error) {
    std::cerr << "demo-portal: " << error.what() << '\n';
    return kConfiguration;
  } catch (const base::UnavailableError& error) {
    std::cerr << "demo-portal: " << error.what() << '\n';
    return kUnavailable;
  } catch (const std::exception& error) {
    std::cerr << "demo-portal: " << error.what() << '\n';
    return 1;
  }
}
