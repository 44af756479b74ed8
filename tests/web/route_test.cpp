#include <cppunit/extensions/HelperMacros.h>

#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "http/route.hpp"

namespace shouqi::http {

class RouteTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(RouteTest);
  CPPUNIT_TEST(patterns_match_whole_paths_only);
  CPPUNIT_TEST(a_category_is_one_of_four_words);
  CPPUNIT_TEST(an_id_is_a_decimal_number_without_leading_zeros);
  CPPUNIT_TEST(a_capture_may_stand_inside_a_segment);
  CPPUNIT_TEST(head_finds_what_only_reads);
  CPPUNIT_TEST(the_methods_of_a_known_path_are_listed);
  CPPUNIT_TEST(a_door_hides_the_routes_of_the_other);
  CPPUNIT_TEST(a_table_that_contradicts_itself_is_refused);
  CPPUNIT_TEST(a_role_goes_with_its_own_rule);
  CPPUNIT_TEST(a_teacher_is_admitted_to_the_own_class_only);
  CPPUNIT_TEST(the_table_can_be_read_as_json);
  CPPUNIT_TEST_SUITE_END();

  static Response nothing(const RequestContext&) { return {}; }

  static Route get(const std::string& pattern) {
    Route route;
    route.pattern = pattern;
    route.stem = "page";
    route.ownership = "own data";
    route.handler = nothing;
    return route;
  }

  static Route post(const std::string& pattern) {
    Route route = get(pattern);
    route.method = Method::kPost;
    route.csrf = Csrf::kRequired;
    route.effect = Effect::kChanges;
    return route;
  }

 public:
  void patterns_match_whole_paths_only() {
    CPPUNIT_ASSERT(match("/receipt/", "/receipt/"));
    CPPUNIT_ASSERT(match("/receipt/{category}/confirm", "/receipt/cadre/confirm"));
    for (const char* path : {"", "/", "/receipt", "/receipt//", "/receipt/x", "receipt/", "/receipt/ "}) {
      CPPUNIT_ASSERT_MESSAGE(path, !match("/receipt/", path));
    }
    for (const char* path : {"/receipt/cadre/confirm/", "/receipt/cadre/Confirm", "/receipt/cadre", "/receipt//confirm",
                             "/receipt/cadre//confirm", "//receipt/cadre/confirm"}) {
      CPPUNIT_ASSERT_MESSAGE(path, !match("/receipt/{category}/confirm", path));
    }
  }

  void a_category_is_one_of_four_words() {
    CPPUNIT_ASSERT(match("/receipt/{category}", "/receipt/outcome")->category == domain::Category::kOutcome);
    for (const char* path :
         {"/receipt/", "/receipt/Cadre", "/receipt/cadres", "/receipt/check", "/receipt/{category}"}) {
      CPPUNIT_ASSERT_MESSAGE(path, !match("/receipt/{category}", path));
    }
  }

  void an_id_is_a_decimal_number_without_leading_zeros() {
    CPPUNIT_ASSERT_EQUAL(std::uint64_t{42}, match("/receipt/file/{id}", "/receipt/file/42")->id.value());
    CPPUNIT_ASSERT(match("/receipt/file/{id}", "/receipt/file/18446744073709551615"));
    for (const char* id : {"", "0", "042", "-1", "+1", "1x", "0x1", "18446744073709551616", "..", " 1"}) {
      CPPUNIT_ASSERT_MESSAGE(id, !match("/receipt/file/{id}", std::string("/receipt/file/") + id));
    }
  }

  void a_capture_may_stand_inside_a_segment() {
    CPPUNIT_ASSERT(match("/receipt/proof/{category}.json", "/receipt/proof/course.json")->category ==
                   domain::Category::kCourse);
    CPPUNIT_ASSERT(!match("/receipt/proof/{category}.json", "/receipt/proof/course.jso"));
    CPPUNIT_ASSERT(!match("/receipt/proof/{category}.json", "/receipt/proof/.json"));
  }

  void head_finds_what_only_reads() {
    Route enter = get("/receipt/enter");
    enter.effect = Effect::kChanges;
    const RouteTable table({get("/receipt/"), enter});
    CPPUNIT_ASSERT(table.find(Door::kPublic, Method::kHead, "/receipt/").route != nullptr);
    CPPUNIT_ASSERT(table.find(Door::kPublic, Method::kHead, "/receipt/enter").route == nullptr);
    CPPUNIT_ASSERT_EQUAL(std::string("GET"), table.find(Door::kPublic, Method::kHead, "/receipt/enter").allow);
  }

  void the_methods_of_a_known_path_are_listed() {
    const RouteTable table(
        {get("/receipt/{category}/confirm"), post("/receipt/{category}/confirm"), post("/receipt/leave")});
    CPPUNIT_ASSERT_EQUAL(std::string("GET, HEAD, POST"),
                         table.find(Door::kPublic, Method::kOther, "/receipt/cadre/confirm").allow);
    CPPUNIT_ASSERT_EQUAL(std::string("POST"), table.find(Door::kPublic, Method::kGet, "/receipt/leave").allow);
    CPPUNIT_ASSERT_EQUAL(std::string(), table.find(Door::kPublic, Method::kGet, "/receipt/nothing").allow);
  }

  void a_door_hides_the_routes_of_the_other() {
    Route health = get("/receipt/health");
    health.door = Door::kOps;
    const RouteTable table({health, get("/receipt/")});
    CPPUNIT_ASSERT(table.find(Door::kOps, Method::kGet, "/receipt/health").route != nullptr);
    CPPUNIT_ASSERT(table.find(Door::kOps, Method::kGet, "/receipt/").route == nullptr);
    const auto hidden = table.find(Door::kPublic, Method::kGet, "/receipt/health");
    CPPUNIT_ASSERT(hidden.route == nullptr && hidden.allow.empty());
  }

  void a_table_that_contradicts_itself_is_refused() {
    const auto refused = [](Route route) { CPPUNIT_ASSERT_THROW(RouteTable({std::move(route)}), base::Error); };
    for (const char* pattern : {"", "receipt", "/{name}", "/{category", "/category}", "/{id}{category}"})
      refused(get(pattern));
    Route route = get("/a");
    route.handler = nullptr;
    refused(route);
    route = get("/a");
    route.stem.clear();
    refused(route);
    route = get("/a");
    route.ownership.clear();
    refused(route);
    route = get("/a");
    route.csrf = Csrf::kRequired;
    refused(route);
    route = get("/a");
    route.method = Method::kHead;
    refused(route);
    route = post("/a");
    route.csrf = Csrf::kNone;
    refused(route);
    route = post("/a");
    route.effect = Effect::kReads;
    refused(route);
    route = post("/a");
    route.audience = Audience::kAnyone;
    refused(route);
    CPPUNIT_ASSERT_THROW(RouteTable({get("/a"), get("/a")}), base::Error);
    CPPUNIT_ASSERT_NO_THROW(RouteTable({get("/a"), post("/a")}));
  }

  void a_role_goes_with_its_own_rule() {
    Route route = get("/receipt/staff/class/{class}");
    CPPUNIT_ASSERT_THROW(RouteTable({route}), base::Error);
    route.audience = Audience::kHomeroom;
    CPPUNIT_ASSERT_THROW(RouteTable({route}), base::Error);
    route.rule = Rule::kOwnClass;
    CPPUNIT_ASSERT_NO_THROW(RouteTable({route}));
    route.audience = Audience::kStaff;
    CPPUNIT_ASSERT_THROW(RouteTable({route}), base::Error);
    route = get("/receipt/staff/office");
    route.audience = Audience::kOffice;
    CPPUNIT_ASSERT_THROW(RouteTable({route}), base::Error);
    route.rule = Rule::kOwnDuty;
    CPPUNIT_ASSERT_NO_THROW(RouteTable({route}));
  }

  void a_teacher_is_admitted_to_the_own_class_only() {
    Route route = get("/receipt/staff/class/{class}");
    route.audience = Audience::kHomeroom;
    route.rule = Rule::kOwnClass;
    domain::Principal teacher;
    teacher.staff_id = 7;
    teacher.administers_school = true;
    teacher.homeroom_of = {{18, "普通二18班", 109, 2, "day"}};
    CPPUNIT_ASSERT(admits(route, *match(route.pattern, "/receipt/staff/class/18"), teacher));
    CPPUNIT_ASSERT(!admits(route, *match(route.pattern, "/receipt/staff/class/19"), teacher));
    teacher.homeroom_of.clear();
    CPPUNIT_ASSERT(!admits(route, *match(route.pattern, "/receipt/staff/class/18"), teacher));
    route = get("/receipt/");
    CPPUNIT_ASSERT(!admits(route, {}, teacher));
  }

  void the_table_can_be_read_as_json() {
    const auto rows =
        nlohmann::json::parse(RouteTable({get("/receipt/"), post("/receipt/{category}/confirm")}).to_json());
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, rows.size());
    const nlohmann::json expected{{"method", "POST"},    {"path", "/receipt/{category}/confirm"},
                                  {"stem", "page"},      {"audience", "student"}, {"rule", "own"},
                                  {"door", "public"},    {"csrf", "required"},
                                  {"effect", "changes"}, {"ownership", "own data"}};
    CPPUNIT_ASSERT_EQUAL(expected, rows[1]);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RouteTest);

}  // namespace shouqi::http
