// What one thread of either program works with, whatever its pages: its own connection, sessions, sign-on and dispatcher.
#pragma once

#include <optional>
#include <vector>

#include "config/app_config.hpp"
#include "crypto/file_digest.hpp"
#include "http/dispatch.hpp"
#include "http/sign_on.hpp"
#include "http/ticket.hpp"
#include "mysql/connection.hpp"
#include "view/error_pages.hpp"

namespace shouqi {

// What the threads share; nothing in it changes after start, except the counters of `metrics` and the memory of `files`, which lock
// themselves.
struct PageProcess {
  const config::AppConfig& config;
  // Of this program.
  const config::PageProgram& program;
  const std::string& database_password;
  const std::vector<http::TicketKey>& ticket_keys;
  const http::Site& site;
  const view::PageLayout& layout;
  const view::TemplateErrorPages& error_pages;
  http::Metrics& metrics;
  crypto::FileDigests& files;
};

// The connection of a thread, made before everything that stands on it.
struct WorkerConnection : http::StatementCounter {
  explicit WorkerConnection(const PageProcess& process)
      : connection(process.config.database, process.program.account.user, process.database_password) {}
  std::uint64_t statements() const override { return connection.statement_count(); }

  base::SystemClock clock;
  crypto::SystemRandom random;
  mysql::Connection connection;
};

// The chain from a ticket to a session, over the program's own tables.
struct WorkerIdentity {
  WorkerIdentity(const PageProcess& process, WorkerConnection& base, store::SessionStore& store, store::EventStore* history)
      : sessions(process.site, {process.program.session_idle, process.program.session_absolute}, store, base.random),
        tickets({process.ticket_keys, process.config.ticket.lifetime, process.config.ticket.clock_skew}, process.site, store,
                base.clock),
        sign_on(process.site, tickets, sessions, history) {}

  http::SessionService sessions;
  http::TicketAdapter tickets;
  http::SignOn sign_on;
};

// The route table and the way through it.
struct WorkerDispatch {
  WorkerDispatch(const PageProcess& process, WorkerConnection& base, http::SessionService& sessions, std::vector<http::Route> rows)
      : routes(std::move(rows)),
        dispatcher({process.site, routes, process.error_pages, sessions, base, process.metrics, base.clock, base.random}) {}
  WorkerDispatch(const WorkerDispatch&) = delete;
  WorkerDispatch& operator=(const WorkerDispatch&) = delete;

  http::RouteTable routes;
  http::Dispatcher dispatcher;
};

}  // namespace shouqi
