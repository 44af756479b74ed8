#include <cppunit/extensions/HelperMacros.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/error.hpp"
#include "fcgi/listener.hpp"
#include "support/temporary_folder.hpp"

namespace shouqi::fcgi {

class ListenerTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(ListenerTest);
  CPPUNIT_TEST(a_socket_is_for_its_owner_and_group_alone);
  CPPUNIT_TEST(a_second_instance_is_refused_and_leaves_the_first_alone);
  CPPUNIT_TEST(what_a_killed_instance_left_is_replaced);
  CPPUNIT_TEST(anything_but_a_socket_stays);
  CPPUNIT_TEST(paths_that_the_library_would_misread_are_refused);
  CPPUNIT_TEST(descriptor_zero_must_be_listening);
  CPPUNIT_TEST_SUITE_END();

  support::TemporaryFolder folder;
  std::string path = (folder / "s.sock").string();

  static bool can_connect(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, path.size());
    const int peer = socket(AF_UNIX, SOCK_STREAM, 0);
    const bool connected = connect(peer, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
    close(peer);
    return connected;
  }

 public:
  void a_socket_is_for_its_owner_and_group_alone() {
    {
      const Listener listener = Listener::at(path);
      struct stat what {};
      CPPUNIT_ASSERT_EQUAL(0, stat(path.c_str(), &what));
      CPPUNIT_ASSERT_EQUAL(0660U, static_cast<unsigned>(what.st_mode & 0777U));
      CPPUNIT_ASSERT(can_connect(path));
    }
    CPPUNIT_ASSERT(!std::filesystem::exists(path));
  }

  void a_second_instance_is_refused_and_leaves_the_first_alone() {
    const Listener first = Listener::at(path);
    CPPUNIT_ASSERT_THROW(Listener::at(path), base::ConfigurationError);
    CPPUNIT_ASSERT(can_connect(path));
  }

  void what_a_killed_instance_left_is_replaced() {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, path.size());
    const int dead = socket(AF_UNIX, SOCK_STREAM, 0);
    CPPUNIT_ASSERT_EQUAL(0, bind(dead, reinterpret_cast<const sockaddr*>(&address), sizeof(address)));
    close(dead);
    const Listener listener = Listener::at(path);
    CPPUNIT_ASSERT(can_connect(path));
  }

  void anything_but_a_socket_stays() {
    folder.write("s.sock", "precious");
    CPPUNIT_ASSERT_THROW(Listener::at(path), base::ConfigurationError);
    CPPUNIT_ASSERT_EQUAL(std::string("precious"), support::read_file(path));
  }

  void paths_that_the_library_would_misread_are_refused() {
    for (const std::string& bad : {std::string(), std::string("s.sock"), std::string(":9000"),
                                   std::string("127.0.0.1:9000"), path + ":9000", path + std::string(108, 'x')}) {
      CPPUNIT_ASSERT_THROW_MESSAGE(bad, Listener::at(bad), base::ConfigurationError);
    }
  }

  void descriptor_zero_must_be_listening() { CPPUNIT_ASSERT_THROW(Listener::inherited(), base::ConfigurationError); }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ListenerTest);

}  // namespace shouqi::fcgi
