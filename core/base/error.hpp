// Breakage. what() is text for the log and an administrator; it never reaches a page (the dispatcher shows a fixed
// sentence and the request id instead).
#pragma once

#include <stdexcept>
#include <string>

namespace shouqi::base {

// Something that should work does not. The process may go on after the current request or job has been given up.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// A setting is missing or wrong: exit status 3.
class ConfigurationError : public Error {
 public:
  using Error::Error;
};

// The database or a network peer does not answer, or broke off: exit status 4, page 503, worth trying again.
class UnavailableError : public Error {
 public:
  using Error::Error;
};

// Stored data contradicts itself or does not verify: exit status 6.
class IntegrityError : public Error {
 public:
  using Error::Error;
};

}  // namespace shouqi::base
