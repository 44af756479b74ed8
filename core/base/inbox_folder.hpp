// The folder in which shouqi-staff leaves packages with their passwords for shouqi-import. It belongs to a group of both users and nobody else;
// what is in it is named by tokens of ours, never by what an upload calls itself.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/error.hpp"

namespace shouqi::base {

// The folder cannot take or give anything: an administrator of the system has to look.
class InboxError : public UnavailableError {
 public:
  enum class Kind { kAway, kFull };
  InboxError(Kind kind, const std::string& text) : UnavailableError(text), kind_(kind) {}
  Kind kind() const { return kind_; }

 private:
  Kind kind_;
};

class InboxFolder {
 public:
  // 32 lower-case hexadecimal digits.
  static bool is_token(std::string_view text);

  // An empty folder stands for: this installation takes no packages on the web.
  explicit InboxFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}
  bool is_set() const { return !folder_.empty(); }

  // When it returns, both are on the disk under their names, mode 0640; when it throws InboxError, nothing of them is left. Throws Error, and
  // touches nothing, for a token that has been used.
  void put(std::string_view token, std::string_view package, std::string_view password) const;
  // Wakes a program that watches the folder; whatever goes wrong, its timer comes anyway.
  void ring() const noexcept;

  std::filesystem::path package(std::string_view token) const;
  // Empty when it is not there.
  std::optional<std::string> password(std::string_view token) const;
  // True when package and password are both there. Throws InboxError when the folder is not.
  bool holds(std::string_view token) const;
  // What is not there need not be removed.
  void remove(std::string_view token) const noexcept;

  struct Item {
    // Empty for a file that is none of ours.
    std::string token;
    std::string name;
    Instant written;
  };
  // Everything in it, halves included. Throws InboxError.
  std::vector<Item> items() const;
  // What an administrator must mend: not there, not a folder, not writable, open to others; empty when it is as it should be.
  std::string problem() const;

 private:
  std::filesystem::path folder_;
};

}  // namespace shouqi::base
