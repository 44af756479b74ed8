#include "http/content_disposition.hpp"

#include <cppunit/extensions/HelperMacros.h>

#include "base/error.hpp"
#include "http/response.hpp"

namespace shouqi::http {

class ContentDispositionTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(ContentDispositionTest);
  CPPUNIT_TEST(a_chinese_name_comes_in_both_forms);
  CPPUNIT_TEST(a_hostile_name_breaks_neither_header_nor_folder);
  CPPUNIT_TEST(what_is_no_name_becomes_file);
  CPPUNIT_TEST_SUITE_END();

 public:
  void a_chinese_name_comes_in_both_forms() {
    CPPUNIT_ASSERT_EQUAL(std::string("attachment; filename=\"114-1_18_.xlsx\"; filename*=UTF-8''114-1_%E6%99%AE%E4%BA%8C18%E7%8F%AD.xlsx"),
                         content_disposition("attachment", "114-1_普二18班.xlsx"));
    CPPUNIT_ASSERT(content_disposition("inline", "𠮷.pdf").ends_with("%F0%A0%AE%B7.pdf"));
  }
  void a_hostile_name_breaks_neither_header_nor_folder() {
    for (const char* name : {"a\"; x=\"b", "a\r\nSet-Cookie: a=b", "../../etc/passwd", "a\\b", ".profile", "a\u202excod.exe", "%41*'"}) {
      const std::string value = content_disposition("attachment", name);
      Response response;
      response.add("Content-Disposition", value);
      CPPUNIT_ASSERT_MESSAGE(value, value.find("..") == std::string::npos || value.find('/') == std::string::npos);
      CPPUNIT_ASSERT_MESSAGE(value, value.find('\\') == std::string::npos && value.find("%E2%80%AE") == std::string::npos);
      CPPUNIT_ASSERT_MESSAGE(value, value.find("filename=\".") == std::string::npos);
    }
    CPPUNIT_ASSERT_EQUAL(std::string("attachment; filename=\"a_b\"; filename*=UTF-8''a_b"), content_disposition("attachment", "a\"b"));
    CPPUNIT_ASSERT_EQUAL(std::string("attachment; filename=\"a__b_.._c_;x\"; filename*=UTF-8''a__b_.._c_%3Bx"),
                         content_disposition("attachment", "a\r\nb\"../c\x7f;x"));
  }
  void what_is_no_name_becomes_file() {
    const std::string file = "attachment; filename=\"file\"; filename*=UTF-8''file";
    CPPUNIT_ASSERT_EQUAL(file, content_disposition("attachment", ""));
    CPPUNIT_ASSERT_EQUAL(file, content_disposition("attachment", "\xff\xfe.p\"f"));
    CPPUNIT_ASSERT_THROW(content_disposition("form-data", "a"), base::Error);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ContentDispositionTest);

}  // namespace shouqi::http
