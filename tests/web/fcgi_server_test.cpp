#include <cppunit/extensions/HelperMacros.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <nlohmann/json.hpp>
#include <thread>

#include "fcgi/listener.hpp"
#include "web/fcgi_site.hpp"

namespace shouqi::web_test {

class FcgiServerTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(FcgiServerTest);
  CPPUNIT_TEST(the_program_is_told_what_it_reads_and_no_more);
  CPPUNIT_TEST(the_ops_door_is_another_server);
  CPPUNIT_TEST(a_body_up_to_the_limit_arrives_and_a_longer_one_is_413);
  CPPUNIT_TEST(what_has_no_location_does_not_exist);
  CPPUNIT_TEST(static_files_never_change_under_an_address_with_a_hash);
  CPPUNIT_TEST(while_the_program_is_away_nginx_shows_the_page_that_waits);
  CPPUNIT_TEST(the_portals_home_page_does_without_the_buttons);
  CPPUNIT_TEST(secrets_in_addresses_are_logged_nowhere);
  CPPUNIT_TEST(a_session_is_limited_and_an_address_is_not);
  CPPUNIT_TEST(an_idle_program_leaves_at_once);
  CPPUNIT_TEST(a_request_in_work_is_finished_first);
  CPPUNIT_TEST(under_load_it_leaves_at_once_and_cuts_no_answer_short);
  CPPUNIT_TEST(half_a_record_keeps_nobody_from_leaving);
  CPPUNIT_TEST(a_restart_on_an_inherited_socket_turns_nobody_away);
  CPPUNIT_TEST(two_hundred_at_once_are_all_answered);
  CPPUNIT_TEST(many_people_are_served_alike);
  CPPUNIT_TEST_SUITE_END();

  std::unique_ptr<NginxSite> site;
  std::unique_ptr<Child> program;

  void start_program() {
    program =
        std::make_unique<Child>(std::vector<std::string>{probe_program(), site->socket()}, site->path("program.log"));
    site->wait_for_program();
  }

  // So many people, each asking again and again until told to stop; how often each got which answer.
  struct Crowd {
    explicit Crowd(const NginxSite& site, int people) : good(people), other(people) {
      for (int i = 0; i < people; ++i) {
        threads.emplace_back([this, &site, i] {
          while (!enough) {
            const HttpAnswer answer = site.get("/receipt/");
            const bool whole = answer.status == 200 && answer.body.find('}') != std::string::npos;
            ++(whole ? good : other)[static_cast<std::size_t>(i)];
            if (answer.status == 200 && !whole) ++cut_short;
          }
        });
      }
    }
    ~Crowd() { stop(); }
    void stop() {
      enough = true;
      for (std::thread& thread : threads) thread.join();
      threads.clear();
    }
    static int sum(const std::vector<std::atomic<int>>& counts) {
      int all = 0;
      for (const auto& count : counts) all += count;
      return all;
    }
    std::atomic<bool> enough{false};
    std::vector<std::atomic<int>> good;
    std::vector<std::atomic<int>> other;
    std::atomic<int> cut_short{0};
    std::vector<std::thread> threads;
  };

  void assert_leaves_within(Milliseconds limit) {
    program->send(SIGTERM);
    const Milliseconds took = program->wait();
    CPPUNIT_ASSERT_MESSAGE("it took " + std::to_string(took.count()) + " ms", took < limit);
    CPPUNIT_ASSERT_EQUAL(0, program->exit_status());
  }

 public:
  void setUp() override { site = std::make_unique<NginxSite>(); }
  void tearDown() override {
    program.reset();
    site.reset();
  }

  void the_program_is_told_what_it_reads_and_no_more() {
    start_program();
    const HttpAnswer answer =
        site->get("/receipt/cadre?term=1092&x=%E5%B9%B9",
                  "Cookie: shouqi=abc; other=1\r\nOrigin: https://evil.example\r\nSec-Fetch-Site: cross-site\r\n"
                  "Remote-User: eve\r\nAuthorization: Basic ZXZlOng=\r\nPortal-Assertion: forged\r\n"
                  "SHOUQI_DOOR: ops\r\nShouqi-Door: ops\r\nX-Forwarded-For: 10.0.0.1\r\nProxy: http://evil\r\n"
                  "Sec-Purpose: prefetch;prerender\r\n");
    const auto told = nlohmann::json::parse(answer.body);
    const nlohmann::json expected{{"path", "/receipt/cadre"},
                                  {"query", "term=1092&x=%E5%B9%B9"},
                                  {"host", "127.0.0.1:" + std::to_string(site->port())},
                                  {"origin", "https://evil.example"},
                                  {"site", "cross-site"},
                                  {"prefetch", true},
                                  {"door", "public"},
                                  {"fault", 0},
                                  {"body_size", 0},
                                  {"address", "127.0.0.1"},
                                  {"assertion", ""},
                                  {"session", "abc"}};
    CPPUNIT_ASSERT_EQUAL(expected, told);
    CPPUNIT_ASSERT_EQUAL(false, nlohmann::json::parse(site->get("/receipt/").body)["prefetch"].get<bool>());
  }

  void the_ops_door_is_another_server() {
    start_program();
    CPPUNIT_ASSERT_EQUAL(404, site->get("/receipt/health").status);
    CPPUNIT_ASSERT_EQUAL(404, site->get("/receipt/metrics").status);
    const HttpAnswer health = http_request(site->ops_port(), "GET", "/receipt/health");
    CPPUNIT_ASSERT_EQUAL(std::string("ops"), nlohmann::json::parse(health.body)["door"].get<std::string>());
    CPPUNIT_ASSERT_EQUAL(404, http_request(site->ops_port(), "GET", "/receipt/").status);
  }

  void a_body_up_to_the_limit_arrives_and_a_longer_one_is_413() {
    start_program();
    const std::string body(64 * 1024, 'x');
    const HttpAnswer answer = http_request(site->port(), "POST", "/receipt/cadre/confirm", {}, body);
    CPPUNIT_ASSERT_EQUAL(body.size(), nlohmann::json::parse(answer.body)["body_size"].get<std::size_t>());
    const HttpAnswer refused = http_request(site->port(), "POST", "/receipt/cadre/confirm", {}, body + "x");
    CPPUNIT_ASSERT_EQUAL(413, refused.status);
    CPPUNIT_ASSERT_EQUAL(std::string("our page 413"), refused.body);
  }

  void what_has_no_location_does_not_exist() {
    start_program();
    for (const char* target :
         {"/receipt/nothing", "/receipt/staff/", "/receipt/cadre/", "/receipt/Cadre", "/receipt/error/404.html",
          "/receipt/error/nothing", "/receipt/static/../nginx.conf", "/receipt/static/nothing.css"}) {
      const HttpAnswer answer = site->get(target);
      CPPUNIT_ASSERT_EQUAL_MESSAGE(target, 404, answer.status);
    }
    CPPUNIT_ASSERT_EQUAL(std::string("our page 404"), site->get("/receipt/nothing").body);
    CPPUNIT_ASSERT(site->get("/receipt/nothing").head.find("frame-ancestors 'none'") != std::string::npos);
    CPPUNIT_ASSERT_EQUAL(301, site->get("/receipt").status);
  }

  void static_files_never_change_under_an_address_with_a_hash() {
    const HttpAnswer with_hash = site->get("/receipt/static/shouqi.css?v=0a1b");
    CPPUNIT_ASSERT_EQUAL(200, with_hash.status);
    CPPUNIT_ASSERT(with_hash.head.find("Cache-Control: public, max-age=31536000, immutable") != std::string::npos);
    CPPUNIT_ASSERT(with_hash.head.find("Content-Type: text/css; charset=utf-8") != std::string::npos);
    CPPUNIT_ASSERT(site->get("/receipt/static/shouqi.css").head.find("Cache-Control: no-cache") != std::string::npos);
  }

  void while_the_program_is_away_nginx_shows_the_page_that_waits() {
    for (const char* method : {"GET", "POST"}) {
      const HttpAnswer answer =
          http_request(site->port(), method, "/receipt/cadre/confirm", {}, method[0] == 'P' ? "a=b" : "");
      CPPUNIT_ASSERT_EQUAL(503, answer.status);
      CPPUNIT_ASSERT_EQUAL(std::string("our page 503"), answer.body);
      CPPUNIT_ASSERT(answer.head.find("Retry-After: 10") != std::string::npos);
      CPPUNIT_ASSERT(answer.head.find("Cache-Control: no-store") != std::string::npos);
      CPPUNIT_ASSERT(answer.head.find("Content-Type: text/html; charset=utf-8") != std::string::npos);
    }
  }

  void the_portals_home_page_does_without_the_buttons() {
    CPPUNIT_ASSERT(site->get("/portal/home").body.find("home [") != std::string::npos);
    CPPUNIT_ASSERT(site->get("/portal/home").body.find("] end") != std::string::npos);
    CPPUNIT_ASSERT_EQUAL(204, site->get("/receipt/fragment/buttons").status);
    CPPUNIT_ASSERT(site->get("/portal/home").body.find("our page") == std::string::npos);
    start_program();
    CPPUNIT_ASSERT(site->get("/portal/home").body.find("/receipt/fragment/buttons") != std::string::npos);
    CPPUNIT_ASSERT_EQUAL(204, site->get("/receipt/fragment/buttons?status=503").status);
  }

  void secrets_in_addresses_are_logged_nowhere() {
    const auto ask = [&] {
      site->get("/receipt/enter?ticket=SECRET");
      site->get("/receipt/check?code=SECRET");
      for (int i = 0; i < 60; ++i) site->get("/receipt/check?code=SECRET");
    };
    ask();
    start_program();
    ask();
    site->get("/receipt/check?code=SECRET", "Cookie: shouqi=SECRET\r\nReferer: http://x/?SECRET\r\n");
    CPPUNIT_ASSERT(site->logs().find("/receipt/enter") != std::string::npos);
    CPPUNIT_ASSERT(site->logs().find("SECRET") == std::string::npos);
  }

  void a_session_is_limited_and_an_address_is_not() {
    start_program();
    int refused = 0;
    for (int i = 0; i < 300; ++i) refused += site->get("/receipt/").status != 200 ? 1 : 0;
    CPPUNIT_ASSERT_EQUAL(0, refused);
    const std::string mine = "Cookie: a=b; shouqi=" + std::string(43, 'm') + "\r\n";
    HttpAnswer last;
    for (int i = 0; i < 300 && last.status != 429; ++i) {
      last = site->get("/receipt/", mine);
      CPPUNIT_ASSERT(i >= 64 || last.status == 200);
    }
    CPPUNIT_ASSERT_EQUAL(429, last.status);
    CPPUNIT_ASSERT_EQUAL(std::string("our page 429"), last.body);
    CPPUNIT_ASSERT_EQUAL(200, site->get("/receipt/", "Cookie: shouqi=" + std::string(43, 'y') + "\r\n").status);
  }

  void an_idle_program_leaves_at_once() {
    start_program();
    assert_leaves_within(Milliseconds(1000));
  }

  void a_request_in_work_is_finished_first() {
    start_program();
    HttpAnswer answer;
    std::thread somebody([&] { answer = site->get("/receipt/?sleep=600"); });
    std::this_thread::sleep_for(Milliseconds(200));
    assert_leaves_within(Milliseconds(1500));
    somebody.join();
    CPPUNIT_ASSERT_EQUAL(200, answer.status);
  }

  void under_load_it_leaves_at_once_and_cuts_no_answer_short() {
    start_program();
    Crowd crowd(*site, 8);
    std::this_thread::sleep_for(Milliseconds(300));
    assert_leaves_within(Milliseconds(1000));
    crowd.stop();
    CPPUNIT_ASSERT(Crowd::sum(crowd.good) > 0);
    CPPUNIT_ASSERT_EQUAL(0, crowd.cut_short.load());
  }

  void half_a_record_keeps_nobody_from_leaving() {
    start_program();
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    site->socket().copy(address.sun_path, sizeof(address.sun_path) - 1);
    const int peer = socket(AF_UNIX, SOCK_STREAM, 0);
    CPPUNIT_ASSERT_EQUAL(0, connect(peer, reinterpret_cast<const sockaddr*>(&address), sizeof(address)));
    CPPUNIT_ASSERT_EQUAL(ssize_t{4}, send(peer, "\1\1\0\1", 4, MSG_NOSIGNAL));
    std::this_thread::sleep_for(Milliseconds(100));
    assert_leaves_within(Milliseconds(1000));
    close(peer);
  }

  void a_restart_on_an_inherited_socket_turns_nobody_away() {
    const fcgi::Listener socket = fcgi::Listener::at(site->socket());
    const auto start = [&] {
      return std::make_unique<Child>(std::vector<std::string>{probe_program()}, site->path("program.log"),
                                     socket.descriptor());
    };
    program = start();
    site->wait_for_program();
    Crowd crowd(*site, 8);
    for (int restart = 0; restart < 3; ++restart) {
      std::this_thread::sleep_for(Milliseconds(150));
      assert_leaves_within(Milliseconds(1000));
      program = start();
    }
    std::this_thread::sleep_for(Milliseconds(150));
    crowd.stop();
    CPPUNIT_ASSERT(Crowd::sum(crowd.good) > 0);
    // A signal can meet a connection between accept and its first record: at most one a thread, and nothing has been
    // begun.
    CPPUNIT_ASSERT_MESSAGE(std::to_string(Crowd::sum(crowd.other)), Crowd::sum(crowd.other) <= 3);
    CPPUNIT_ASSERT_EQUAL(0, crowd.cut_short.load());
  }

  void two_hundred_at_once_are_all_answered() {
    start_program();
    std::atomic<int> good{0};
    std::vector<std::thread> people;
    for (int i = 0; i < 200; ++i) {
      people.emplace_back([&] { good += site->get("/receipt/?sleep=10").status == 200 ? 1 : 0; });
    }
    for (std::thread& one : people) one.join();
    CPPUNIT_ASSERT_EQUAL(200, good.load());
  }

  void many_people_are_served_alike() {
    start_program();
    Crowd crowd(*site, 32);
    std::this_thread::sleep_for(std::chrono::seconds(2));
    crowd.stop();
    std::vector<int> counts(crowd.good.begin(), crowd.good.end());
    std::sort(counts.begin(), counts.end());
    CPPUNIT_ASSERT_EQUAL(0, Crowd::sum(crowd.other));
    const std::string told = "least " + std::to_string(counts.front()) + ", median " + std::to_string(counts[16]);
    CPPUNIT_ASSERT_MESSAGE(told, counts.front() * 2 > counts[16]);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(FcgiServerTest);

}  // namespace shouqi::web_test
