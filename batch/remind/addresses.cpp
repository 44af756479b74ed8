#include "remind/addresses.hpp"

#include <fstream>
#include <sstream>

#include "base/error.hpp"
#include "remind/mail.hpp"

namespace shouqi::batch {

std::map<std::string, std::string> read_addresses(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) throw base::ConfigurationError("remind.addresses_file cannot be read: " + file.string());
  std::map<std::string, std::string> addresses;
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    std::istringstream words(line);
    std::string school;
    std::string address;
    std::string more;
    if (!(words >> school) || school.starts_with('#')) continue;
    const bool is_whole = static_cast<bool>(words >> address) && !(words >> more) && is_mail_address(address);
    if (!is_whole || !addresses.emplace(school, address).second) {
      throw base::ConfigurationError(file.string() + ": line " + std::to_string(number) + " is not `SCHOOL ADDRESS`, or names a school again");
    }
  }
  return addresses;
}

}  // namespace shouqi::batch
