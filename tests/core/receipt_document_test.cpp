#include <cppunit/extensions/HelperMacros.h>

#include "base/error.hpp"
#include "crypto/sha256.hpp"
#include "domain/receipt_document.hpp"

namespace shouqi::domain {

class ReceiptDocumentTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(ReceiptDocumentTest);
  CPPUNIT_TEST(the_canonical_bytes_are_those_of_the_header);
  CPPUNIT_TEST(another_order_of_rows_or_keys_is_the_same_document);
  CPPUNIT_TEST(empty_sub_kinds_and_parts_are_the_same_document);
  CPPUNIT_TEST(every_changed_field_is_another_document);
  CPPUNIT_TEST(the_key_is_part_of_what_was_seen);
  CPPUNIT_TEST(equal_rows_count_as_often_as_they_stand_there);
  CPPUNIT_TEST(parts_come_back_out_of_the_stored_bytes);
  CPPUNIT_TEST(bytes_that_are_no_document_are_a_breakage);
  CPPUNIT_TEST(an_import_replaces_only_the_parts_that_it_has);
  CPPUNIT_TEST(groups_join_the_parts_in_the_order_of_the_page);
  CPPUNIT_TEST(a_fingerprint_is_shown_in_four_groups);
  CPPUNIT_TEST_SUITE_END();

  using Json = nlohmann::json;

  static DocumentKey key(std::string_view term = "1092", std::string batch = "regular",
                         Category category = Category::kCadre) {
    return {category, Term::parse(term).value(), std::move(batch)};
  }
  static std::string digest(const Parts& parts) { return make_document(key(), parts).digest; }
  static Parts parts(std::string_view text) {
    const Json written = Json::parse(text);
    Parts result;
    for (const auto& [part, sub_kinds] : written.items()) result[part] = sub_kinds;
    return result;
  }

 public:
  void the_canonical_bytes_are_those_of_the_header() {
    const auto document =
        make_document(key(), parts(R"({"24":{"幹部經歷":[{"職稱":"班長","幹部等級":2},{"職稱":"社長"}]}})"));
    const std::string expected =
        R"({"batch":"regular","category":"cadre","format":"shouqi-receipt-1",)"
        R"("parts":{"24":{"幹部經歷":[{"幹部等級":2,"職稱":"班長"},{"職稱":"社長"}]}},"term":"1092"})";
    CPPUNIT_ASSERT_EQUAL(expected, document.body);
    CPPUNIT_ASSERT_EQUAL(crypto::sha256_hex(expected), document.digest);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{2}, document.row_count);
    CPPUNIT_ASSERT_EQUAL(
        std::string(R"({"batch":"regular","category":"cadre","format":"shouqi-receipt-1","parts":{},"term":"1092"})"),
        make_document(key(), {}).body);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{0}, make_document(key(), {}).row_count);
  }

  void another_order_of_rows_or_keys_is_the_same_document() {
    const auto first = make_document(
        key(), parts(R"({"24":{"甲":[{"a":1,"b":"x"},{"a":2},{"a":10}],"乙":[{"c":1}]},"25":{"丙":[{"d":0}]}})"));
    const auto second = make_document(
        key(), parts(R"({"25":{"丙":[{"d":0.0}]},"24":{"乙":[{"c":1}],"甲":[{"a":10},{"b":"x","a":1},{"a":2}]}})"));
    CPPUNIT_ASSERT_EQUAL(first.body, second.body);
    CPPUNIT_ASSERT_EQUAL(first.digest, second.digest);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{5}, second.row_count);
  }

  void empty_sub_kinds_and_parts_are_the_same_document() {
    const std::string expected = digest(parts(R"({"24":{"甲":[{"a":1}]}})"));
    for (const char* same : {R"({"24":{"甲":[{"a":1}],"乙":[]}})", R"({"24":{"甲":[{"a":1}]},"28":{}})",
                             R"({"24":{"甲":[{"a":1}]},"28":{"甲":[],"乙":[]}})"}) {
      CPPUNIT_ASSERT_EQUAL(expected, digest(parts(same)));
    }
    CPPUNIT_ASSERT_EQUAL(digest({}), digest(parts(R"({"24":{},"28":{"甲":[]}})")));
    CPPUNIT_ASSERT(expected != digest({}));
  }

  void every_changed_field_is_another_document() {
    const std::string expected = digest(parts(R"({"24":{"甲":[{"a":1,"b":"x"}]}})"));
    for (const char* other :
         {R"({"24":{"甲":[{"a":2,"b":"x"}]}})", R"({"24":{"甲":[{"a":"1","b":"x"}]}})",
          R"({"24":{"甲":[{"a":1,"b":"x "}]}})", R"({"24":{"甲":[{"a":1,"b":"ｘ"}]}})", R"({"24":{"甲":[{"a":1}]}})",
          R"({"24":{"甲":[{"a":1,"b":"x","c":null}]}})", R"({"24":{"乙":[{"a":1,"b":"x"}]}})",
          R"({"28":{"甲":[{"a":1,"b":"x"}]}})", R"({"24":{"甲":[{"a":1,"b":null}]}})"}) {
      CPPUNIT_ASSERT_MESSAGE(other, expected != digest(parts(other)));
    }
  }

  void the_key_is_part_of_what_was_seen() {
    const Parts same = parts(R"({"24":{"甲":[{"a":1}]}})");
    const std::string expected = make_document(key(), same).digest;
    CPPUNIT_ASSERT(expected != make_document(key("1091"), same).digest);
    CPPUNIT_ASSERT(expected != make_document(key("1092", "supplement-1"), same).digest);
    CPPUNIT_ASSERT(expected != make_document(key("1092", "regular", Category::kCourse), same).digest);
  }

  void equal_rows_count_as_often_as_they_stand_there() {
    const auto once = make_document(key(), parts(R"({"24":{"甲":[{"a":1}]}})"));
    const auto twice = make_document(key(), parts(R"({"24":{"甲":[{"a":1},{"a":1}]}})"));
    CPPUNIT_ASSERT(once.digest != twice.digest);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t{2}, twice.row_count);
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, parts_of(twice.body)["24"]["甲"].size());
  }

  void parts_come_back_out_of_the_stored_bytes() {
    const auto document = make_document(
        key(), parts(R"({"24":{"甲":[{"a":2,"未知":{"x":[1,null]}},{"a":1,"名":"𠮷"}]},"28":{"乙":[{"b":-1.5}]}})"));
    const Parts read = parts_of(document.body);
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, read.size());
    const auto again = make_document(key(), read);
    CPPUNIT_ASSERT_EQUAL(document.body, again.body);
    CPPUNIT_ASSERT_EQUAL(document.row_count, again.row_count);
    CPPUNIT_ASSERT(parts_of(make_document(key(), {}).body).empty());
  }

  void bytes_that_are_no_document_are_a_breakage() {
    for (const char* body :
         {"", "{", "[]", "null", "{}", R"({"format":"shouqi-receipt-1"})",
          R"({"format":"shouqi-receipt-1","parts":[]})", R"({"format":"shouqi-receipt-2","parts":{}})",
          R"({"format":1,"parts":{}})", R"({"parts":{}})"}) {
      CPPUNIT_ASSERT_THROW_MESSAGE(body, parts_of(body), base::IntegrityError);
    }
  }

  void an_import_replaces_only_the_parts_that_it_has() {
    const Parts stored = parts(R"({"26":{"甲":[{"a":1}]},"28":{"乙":[{"b":1}]}})");
    const Parts after = replace_parts(stored, parts(R"({"26":{"甲":[{"a":2}]},"25":{"丙":[{"c":1}]}})"));
    CPPUNIT_ASSERT_EQUAL(digest(parts(R"({"25":{"丙":[{"c":1}]},"26":{"甲":[{"a":2}]},"28":{"乙":[{"b":1}]}})")),
                         digest(after));
    CPPUNIT_ASSERT_EQUAL(digest(parts(R"({"28":{"乙":[{"b":1}]}})")),
                         digest(replace_parts(stored, parts(R"({"26":{}})"))));
    CPPUNIT_ASSERT_EQUAL(digest(stored), digest(replace_parts(stored, {})));
  }

  void groups_join_the_parts_in_the_order_of_the_page() {
    const auto groups = record_groups(parts(
        R"({"26":{"重修成績":[{"a":1}],"未知":[{"a":2}],"學期成績":[{"a":3}]},"28":{"學期成績":[{"a":4},{"a":5}]}})"));
    CPPUNIT_ASSERT_EQUAL(std::size_t{3}, groups.size());
    CPPUNIT_ASSERT_EQUAL(std::string("學期成績"), groups[0].sub_kind);
    CPPUNIT_ASSERT((groups[0].rows == std::vector<Json>{{{"a", 3}}, {{"a", 4}}, {{"a", 5}}}));
    CPPUNIT_ASSERT_EQUAL(std::string("重修成績"), groups[1].sub_kind);
    CPPUNIT_ASSERT_EQUAL(std::string("未知"), groups[2].sub_kind);
    CPPUNIT_ASSERT(record_groups({}).empty());
  }

  void a_fingerprint_is_shown_in_four_groups() {
    CPPUNIT_ASSERT_EQUAL(std::string("9f2c 41ab 77e0 d3b5"), short_digest("9f2c41ab77e0d3b5ffffffffffff"));
    CPPUNIT_ASSERT_EQUAL(std::string("9f2c 4"), short_digest("9f2c4"));
    CPPUNIT_ASSERT_EQUAL(std::string(), short_digest(""));
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ReceiptDocumentTest);

}  // namespace shouqi::domain
