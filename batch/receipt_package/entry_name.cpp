#include "receipt_package/entry_name.hpp"

#include <iconv.h>

#include <array>
#include <cerrno>
#include <vector>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace shouqi::receipt_package {
namespace {

constexpr std::size_t kLongestName = 255;

class Cp950Decoder {
 public:
  Cp950Decoder() : handle_(iconv_open("UTF-8", "CP950")) {
    // iconv_open reports failure with a pointer of value -1.
    if (reinterpret_cast<std::intptr_t>(handle_) == -1) throw base::Error("this machine's iconv does not know CP950");
  }
  ~Cp950Decoder() { iconv_close(handle_); }
  Cp950Decoder(const Cp950Decoder&) = delete;
  Cp950Decoder& operator=(const Cp950Decoder&) = delete;

  std::optional<std::string> decode(std::string_view bytes) {
    std::vector<char> input(bytes.begin(), bytes.end());
    std::string result;
    char* from = input.data();
    std::size_t left = input.size();
    while (left > 0) {
      std::array<char, 4096> buffer{};
      char* to = buffer.data();
      std::size_t room = buffer.size();
      const std::size_t outcome = iconv(handle_, &from, &left, &to, &room);
      result.append(buffer.data(), buffer.size() - room);
      if (outcome == static_cast<std::size_t>(-1) && errno != E2BIG) return std::nullopt;
    }
    return result;
  }

 private:
  iconv_t handle_;
};

}  // namespace

std::optional<std::string> to_utf8(std::string_view bytes) {
  if (base::is_valid_utf8(bytes)) return std::string(bytes);
  return Cp950Decoder().decode(bytes);
}

bool is_plain_file_name(std::string_view name) {
  if (name.empty() || name.size() > kLongestName || name == "." || name == "..") return false;
  for (const char character : name) {
    const auto byte = static_cast<unsigned char>(character);
    if (byte < 0x20 || byte == 0x7F || character == '/' || character == '\\' || character == ':') return false;
  }
  return true;
}

std::string fold_case(std::string_view name) {
  std::string result(name);
  for (char& character : result) {
    if (character >= 'A' && character <= 'Z') character = static_cast<char>(character - 'A' + 'a');
  }
  return result;
}

}  // namespace shouqi::receipt_package
