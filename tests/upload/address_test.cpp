#include <cppunit/extensions/HelperMacros.h>

#include "upload/address.hpp"

namespace shouqi::upload {
namespace {

class AddressTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(AddressTest);
  CPPUNIT_TEST(an_address_is_read_and_told_with_its_port);
  CPPUNIT_TEST(what_is_no_address_is_refused);
  CPPUNIT_TEST_SUITE_END();

 public:
  void an_address_is_read_and_told_with_its_port() {
    assert_title("sftp://shouqi@central.example:22/incoming", "sftp://shouqi@central.example/incoming");
    assert_title("sftp://s-1.x@10.0.0.1:2222/a/b", "sftp://s-1.x@10.0.0.1:2222/a/b/");
    assert_title("sftp://a@[::1]:22/", "sftp://a@[::1]/");
    assert_title("https://central.example:443/incoming", "https://central.example/incoming/");
    assert_title("https://central.example:8443/", "https://central.example:8443/");
    CPPUNIT_ASSERT_EQUAL(std::string("::1"), parse_address("sftp://a@[::1]:9/x")->host);
  }

  void what_is_no_address_is_refused() {
    for (const char* text : {"", "central.example:/incoming", "http://central.example/x", "ftp://a@b/x", "sftp://central.example/x", "sftp://@central.example/x",
                             "sftp://a:secret@central.example/x", "https://a@central.example/x", "sftp://a@central.example", "https://central.example",
                             "sftp://a@/x", "sftp://a@central.example:/x", "sftp://a@central.example:0/x", "sftp://a@central.example:65536/x",
                             "sftp://a@central.example:22x/x", "sftp://a@central.example//x", "sftp://a@central.example/x/../y", "sftp://a@central.example/..",
                             "sftp://a@central.example/./x", "https://central.example/x?y", "https://central.example/x y", "sftp://a@[::1/x", "sftp://a@[]/x",
                             "sftp://-oProxyCommand=x@central.example/x", "sftp://a@-oX=y/x", "https://central.example/%2e%2e"}) {
      CPPUNIT_ASSERT_MESSAGE(text, !parse_address(text).has_value());
    }
  }

 private:
  static void assert_title(const std::string& title, const std::string& text) {
    const auto address = parse_address(text);
    CPPUNIT_ASSERT_MESSAGE(text, address.has_value());
    CPPUNIT_ASSERT_EQUAL(title, address->title());
  }
};
CPPUNIT_TEST_SUITE_REGISTRATION(AddressTest);

}  // namespace
}  // namespace shouqi::upload
