#include <cppunit/extensions/HelperMacros.h>

#include <map>
#include <sstream>

#include "base/error.hpp"
#include "config/config_loader.hpp"
#include "config/config_schema.hpp"
#include "support/source_folder.hpp"
#include "support/temporary_folder.hpp"

namespace shouqi::config {

class ConfigLoaderTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(ConfigLoaderTest);
  CPPUNIT_TEST(the_example_is_a_configuration);
  CPPUNIT_TEST(the_example_has_every_setting_with_its_default_and_no_other);
  CPPUNIT_TEST(what_is_left_out_has_its_default);
  CPPUNIT_TEST(every_problem_is_named_at_once);
  CPPUNIT_TEST(a_setting_that_must_be_given_is_missed);
  CPPUNIT_TEST(an_unknown_setting_is_refused);
  CPPUNIT_TEST(numbers_have_their_range);
  CPPUNIT_TEST(an_origin_is_scheme_and_host_alone);
  CPPUNIT_TEST(one_or_two_ticket_keys_are_read);
  CPPUNIT_TEST(the_server_is_reached_by_socket_or_by_tls);
  CPPUNIT_TEST(a_file_that_cannot_be_read_is_a_configuration_error);
  CPPUNIT_TEST(a_secret_is_readable_by_its_owner_only);
  CPPUNIT_TEST_SUITE_END();

  using Settings = std::map<std::string, std::map<std::string, std::string>>;

  support::TemporaryFolder folder_;

  static Settings smallest() {
    return {{"site",
             {{"origin", "https://p.example"},
              {"portal_ticket_url", "https://p.example/go?to="},
              {"portal_home_url", "https://p.example/"}}},
            {"ticket", {{"key_files", "/k"}}},
            {"database", {{"socket", "/s"}}},
            {"student", {{"password_file", "/p"}}}};
  }
  AppConfig load(const Settings& settings) const {
    std::string text;
    for (const auto& [section, keys] : settings) {
      text += "[" + section + "]\n";
      for (const auto& [key, value] : keys) text += key + " = " + value + "\n";
    }
    return load_config(folder_.write("shouqi.conf", text));
  }
  // The problems of a configuration; empty when it has none.
  std::string problems(const Settings& settings) const {
    try {
      load(settings);
    } catch (const base::ConfigurationError& error) {
      return error.what();
    }
    return {};
  }
  std::string problems_with(const std::string& section, const std::string& key, const std::string& value) const {
    Settings settings = smallest();
    settings[section][key] = value;
    return problems(settings);
  }
  static bool names(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

 public:
  void the_example_is_a_configuration() {
    const AppConfig config = load_config(support::source_folder() / "ops/config/shouqi.conf.example");
    CPPUNIT_ASSERT_EQUAL(std::string("/etc/shouqi/person.key"), config.person_key_file);
  }

  void the_example_has_every_setting_with_its_default_and_no_other() {
    std::istringstream lines{support::read_file(support::source_folder() / "ops/config/shouqi.conf.example")};
    std::map<std::string, std::string> example;
    std::string section;
    for (std::string line; std::getline(lines, line);) {
      if (line.empty() || line.front() == ';') continue;
      if (line.front() == '[') {
        section = line.substr(1, line.size() - 2);
        continue;
      }
      const std::size_t equals = line.find('=');
      CPPUNIT_ASSERT_MESSAGE(line, equals != std::string::npos && equals > 1);
      const std::string name = section + "." + line.substr(0, equals - 1);
      const std::string value = line.size() > equals + 2 ? line.substr(equals + 2) : "";
      CPPUNIT_ASSERT_MESSAGE(name + " stands there twice", example.emplace(name, value).second);
    }
    for (const ConfigKey& key : config_keys()) {
      const std::string name = std::string(key.section) + "." + std::string(key.key);
      CPPUNIT_ASSERT_MESSAGE(name + " is not in the example", example.contains(name));
      if (!key.default_value.empty()) CPPUNIT_ASSERT_EQUAL_MESSAGE(name, std::string(key.default_value), example[name]);
      if (key.default_value.empty() && !key.optional)
        CPPUNIT_ASSERT_MESSAGE(name + " shows no value", !example[name].empty());
      CPPUNIT_ASSERT_MESSAGE(name + " says nothing", !key.help.empty());
      example.erase(name);
    }
    CPPUNIT_ASSERT_MESSAGE("there is no such setting: " + (example.empty() ? std::string() : example.begin()->first),
                           example.empty());
  }

  void what_is_left_out_has_its_default() {
    const AppConfig config = load(smallest());
    CPPUNIT_ASSERT_EQUAL(std::string("https://p.example"), config.site.origin);
    CPPUNIT_ASSERT_EQUAL(std::string("ticket"), config.identity_adapter);
    CPPUNIT_ASSERT_EQUAL(std::string("shouqi"), config.database.name);
    CPPUNIT_ASSERT(config.database.read_timeout == std::chrono::seconds{10});
    CPPUNIT_ASSERT_EQUAL(std::string("shouqi_student"), config.student.account.user);
    CPPUNIT_ASSERT_EQUAL(8, config.student.threads);
    CPPUNIT_ASSERT_EQUAL(std::string("shouqi_staff"), config.staff.account.user);
    CPPUNIT_ASSERT_EQUAL(4, config.staff.threads);
    CPPUNIT_ASSERT(config.staff.session_idle == std::chrono::seconds{1800});
    CPPUNIT_ASSERT(config.staff.session_absolute == std::chrono::seconds{14400});
    CPPUNIT_ASSERT(config.rules.grace == std::chrono::seconds{0});
    CPPUNIT_ASSERT_EQUAL(3, config.rules.recheck_days);
    CPPUNIT_ASSERT_EQUAL(0.20, config.rules.reopen_limit);
    CPPUNIT_ASSERT_EQUAL(0.02, config.rules.unknown_person_limit);
  }

  void every_problem_is_named_at_once() {
    Settings settings = smallest();
    settings["site"].erase("origin");
    settings["student"]["threads"] = "eight";
    settings["rules"]["recheck_days"] = "0";
    settings["rules"]["recheck_day"] = "3";
    settings["mail"]["host"] = "x";
    settings["database"].erase("socket");
    const std::string text = problems(settings);
    for (const char* name : {"site.origin", "student.threads", "rules.recheck_days", "rules.recheck_day:", "mail.host",
                             "database: give either"}) {
      CPPUNIT_ASSERT_MESSAGE(std::string(name) + " is not in: " + text, names(text, name));
    }
    CPPUNIT_ASSERT(names(text, "shouqi.conf"));
    CPPUNIT_ASSERT(!names(text, "ticket."));
  }

  void a_setting_that_must_be_given_is_missed() {
    CPPUNIT_ASSERT_EQUAL(std::string(), problems(smallest()));
    const std::pair<const char*, const char*> needed[] = {{"site", "origin"},
                                                          {"site", "portal_ticket_url"},
                                                          {"site", "portal_home_url"},
                                                          {"ticket", "key_files"},
                                                          {"student", "password_file"}};
    for (const auto& [section, key] : needed) {
      const std::string name = std::string(section) + "." + key;
      Settings settings = smallest();
      settings[section].erase(key);
      CPPUNIT_ASSERT_MESSAGE(name, names(problems(settings), name + ": is missing"));
      CPPUNIT_ASSERT_MESSAGE(name, names(problems_with(section, key, ""), name + ": is missing"));
    }
  }

  void an_unknown_setting_is_refused() {
    CPPUNIT_ASSERT(names(problems_with("rules", "grace", "1"), "rules.grace: there is no such setting"));
    CPPUNIT_ASSERT(names(problems_with("teacher", "user", "x"), "teacher.user"));
    const auto outside = folder_.write("outside.conf", "threads = 8\n");
    CPPUNIT_ASSERT_THROW(load_config(outside), base::ConfigurationError);
  }

  void numbers_have_their_range() {
    struct Range {
      const char* section;
      const char* key;
      const char* least;
      const char* most;
      const char* below;
      const char* above;
    };
    const Range ranges[] = {{"ticket", "clock_skew_seconds", "0", "60", "-1", "61"},
                            {"ticket", "lifetime_seconds", "5", "60", "4", "61"},
                            {"database", "port", "1", "65535", "0", "65536"},
                            {"database", "read_timeout_seconds", "1", "600", "0", "601"},
                            {"student", "threads", "1", "64", "0", "65"},
                            {"student", "session_idle_seconds", "60", "7200", "59", "7201"},
                            {"student", "session_absolute_seconds", "300", "43200", "299", "43201"},
                            {"staff", "threads", "1", "64", "0", "65"},
                            {"staff", "session_idle_seconds", "60", "7200", "59", "7201"},
                            {"staff", "session_absolute_seconds", "300", "43200", "299", "43201"},
                            {"rules", "grace_seconds", "0", "3600", "-1", "3601"},
                            {"rules", "recheck_days", "1", "30", "0", "31"},
                            {"rules", "reopen_limit", "0", "1", "-0.01", "1.01"},
                            {"rules", "unknown_person_limit", "0.0", "1.0", "-1", "2"}};
    for (const Range& range : ranges) {
      const std::string name = std::string(range.section) + "." + range.key;
      for (const char* good : {range.least, range.most})
        CPPUNIT_ASSERT_EQUAL_MESSAGE(name, std::string(), problems_with(range.section, range.key, good));
      for (const char* bad :
           {range.below, range.above, "x", "1x", "0x10", "１", "1 0", "99999999999999999999", "nan", "inf"}) {
        CPPUNIT_ASSERT_MESSAGE(name + " = " + bad, names(problems_with(range.section, range.key, bad), name));
      }
    }
  }

  void an_origin_is_scheme_and_host_alone() {
    for (const char* good :
         {"https://p.example", "https://p.example:8443", "http://127.0.0.1:8080", "http://localhost"}) {
      CPPUNIT_ASSERT_EQUAL(std::string(), problems_with("site", "origin", good));
    }
    for (const char* bad : {"p.example", "https://p.example/", "https://p.example/receipt", "ftp://p.example",
                            "https:/p.example", "https://", "http://"}) {
      CPPUNIT_ASSERT_MESSAGE(bad, names(problems_with("site", "origin", bad), "site.origin"));
    }
  }

  void one_or_two_ticket_keys_are_read() {
    Settings settings = smallest();
    settings["ticket"]["key_files"] = "/a/new.key ,  /a/old.key";
    CPPUNIT_ASSERT((std::vector<std::string>{"/a/new.key", "/a/old.key"} == load(settings).ticket.key_files));
    CPPUNIT_ASSERT(names(problems_with("ticket", "key_files", "/a,/b,/c"), "ticket.key_files"));
    CPPUNIT_ASSERT(names(problems_with("ticket", "key_files", " , "), "ticket.key_files"));
    CPPUNIT_ASSERT(names(problems_with("identity", "adapter", "header"), "identity.adapter"));
  }

  void the_server_is_reached_by_socket_or_by_tls() {
    Settings settings = smallest();
    settings["database"] = {{"host", "db.example"}};
    CPPUNIT_ASSERT(names(problems(settings), "tls_ca"));
    settings["database"]["tls_ca"] = "/ca.pem";
    CPPUNIT_ASSERT_EQUAL(std::string(), problems(settings));
    CPPUNIT_ASSERT_EQUAL(std::uint16_t{3306}, load(settings).database.port);
    settings["database"] = {{"name", "shouqi"}};
    CPPUNIT_ASSERT(names(problems(settings), "database: give either"));
  }

  void a_file_that_cannot_be_read_is_a_configuration_error() {
    CPPUNIT_ASSERT_THROW(load_config(folder_ / "missing.conf"), base::ConfigurationError);
    CPPUNIT_ASSERT_THROW(load_config(folder_.write("broken.conf", "[site\norigin\n")), base::ConfigurationError);
    CPPUNIT_ASSERT_THROW(load_config(folder_.write("twice.conf", "[site]\norigin = a\norigin = b\n")),
                         base::ConfigurationError);
    CPPUNIT_ASSERT_THROW(load_config(folder_.write("empty.conf", "")), base::ConfigurationError);
  }

  void a_secret_is_readable_by_its_owner_only() {
    namespace fs = std::filesystem;
    const auto file = folder_.write_secret("secret", "s3cret word\nsecond line\n");
    CPPUNIT_ASSERT_EQUAL(std::string("s3cret word"), read_secret(file));
    fs::permissions(file, fs::perms::owner_read);
    CPPUNIT_ASSERT_EQUAL(std::string("s3cret word"), read_secret(file));
    for (const auto open :
         {fs::perms::group_read, fs::perms::others_read, fs::perms::group_write, fs::perms::others_exec}) {
      fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write | open);
      CPPUNIT_ASSERT_THROW(read_secret(file), base::ConfigurationError);
    }
    fs::permissions(file, fs::perms{0644});
    try {
      read_secret(file);
      CPPUNIT_FAIL("a secret of mode 0644 was read");
    } catch (const base::ConfigurationError& error) {
      CPPUNIT_ASSERT(!names(error.what(), "s3cret"));
    }
    CPPUNIT_ASSERT_THROW(read_secret(folder_.write_secret("empty", "")), base::ConfigurationError);
    CPPUNIT_ASSERT_THROW(read_secret(folder_.write_secret("blank", "\nsecret\n")), base::ConfigurationError);
    CPPUNIT_ASSERT_THROW(read_secret(folder_ / "missing"), base::ConfigurationError);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ConfigLoaderTest);

}  // namespace shouqi::config
