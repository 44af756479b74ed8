// All settings of one program run, read once at start and never changed.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace shouqi::config {

// An account of the database server; the password stands in a file that only the program's user may read.
struct DatabaseAccount {
  std::string user;
  std::string password_file;
};

struct Database {
  std::string socket;
  std::string host;
  std::uint16_t port = 3306;
  std::string tls_ca;
  std::string name;
  std::chrono::seconds connect_timeout{5};
  std::chrono::seconds read_timeout{30};
};

struct Site {
  // Scheme, host and port as the browser sees them, no path: "https://portfolio.tp.edu.tw".
  std::string origin;
  // The portal's page that hands a logged-in person over; `target` is appended: "/portal/go?to=".
  std::string portal_ticket_url;
  std::string portal_home_url;
  std::string templates_folder;
  std::string static_url;
};

// A program that serves pages.
struct PageProgram {
  DatabaseAccount account;
  int threads = 8;
  std::chrono::seconds session_idle{1800};
  std::chrono::seconds session_absolute{14400};
};

struct Ticket {
  std::vector<std::string> key_files;
  std::chrono::seconds clock_skew{30};
  std::chrono::seconds lifetime{60};
};

// Where bundles are made, and what signs them.
struct Seal {
  DatabaseAccount account;
  // Ed25519 private key, PEM.
  std::string key_file;
  // Public keys, PEM; retired ones stay.
  std::string public_keys;
  // Where shouqi-seal leaves bundles and shouqi-upload finds them.
  std::string folder;
};

struct Rules {
  std::chrono::seconds grace{0};
  int recheck_days = 3;
  double reopen_limit = 0.20;
  double unknown_person_limit = 0.02;
};

// How students are reminded, besides the outbox that the portal reads.
struct Remind {
  // smtp://host:port or smtps://host:port; empty: no mail is sent.
  std::string smtp_url;
  std::string smtp_user;
  std::string smtp_password_file;
  std::string smtp_from;
  // File with one line for each school: its code and the address that the digest goes to.
  std::string addresses_file;
  std::string ca_file;
};

// Where bundles go, and how we and the receiver know each other.
struct Upload {
  DatabaseAccount account;
  // "sftp://user@host[:port]/folder" or "https://host[:port]/folder"
  std::string destination;
  std::string known_hosts_file;
  // Of SFTP the key that logs in, of HTTPS the key of the client certificate.
  std::string key_file;
  std::string ca_file;
  std::string certificate_file;
  std::chrono::seconds timeout{60};
  // "none", "aes256"
  std::string envelope;
  std::string envelope_password_file;
  std::string envelope_folder;
};

struct AppConfig {
  Database database;
  Site site;
  std::string identity_adapter;
  Ticket ticket;
  PageProgram student;
  PageProgram staff;
  // Empty: files are not kept where nginx could send them.
  std::string files_folder;
  DatabaseAccount import_account;
  DatabaseAccount close_account;
  Seal seal;
  DatabaseAccount admin_account;
  DatabaseAccount migrate_account;
  DatabaseAccount report_account;
  DatabaseAccount remind_account;
  Remind remind;
  std::string sql_folder;
  std::string person_key_file;
  // Empty: packages are imported on the command line only.
  std::string inbox_folder;
  Rules rules;
  Upload upload;
};

}  // namespace shouqi::config
