#include "cli/options.hpp"

#include <pwd.h>
#include <unistd.h>

#include "base/error.hpp"
#include "crypto/encoding.hpp"
#include "crypto/random.hpp"

namespace shouqi::cli {

void add_common_options(CLI::App& app, CommonOptions& options) {
  app.add_option("--config", options.config_file, "configuration file")->capture_default_str();
  app.add_flag("--json", options.json, "result as one JSON object on standard output");
  app.set_version_flag("--version", SHOUQI_VERSION);
  app.footer(exit_status_help());
}

std::optional<int> parse(CLI::App& app, int argc, char** argv) {
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& done) {
    return app.exit(done);
  } catch (const CLI::ParseError& error) {
    app.exit(error);
    return static_cast<int>(ExitCode::kWrongUse);
  }
  return std::nullopt;
}

std::string secret_key(const std::string& file, std::string_view setting) {
  const auto key = crypto::from_hex(config::read_secret(file));
  constexpr std::size_t kKeyBytes = 32;
  if (!key || key->size() != kKeyBytes) throw base::ConfigurationError(std::string(setting) + " must hold 64 hex digits: " + file);
  return *key;
}

domain::Actor program_actor(domain::ActorKind kind) {
  const passwd* user = ::getpwuid(::geteuid());
  const std::string name = user != nullptr ? user->pw_name : std::to_string(::geteuid());
  constexpr std::size_t kRequestIdBytes = 16;
  return {kind, name, crypto::to_hex(crypto::SystemRandom().bytes(kRequestIdBytes)), {}};
}

}  // namespace shouqi::cli
