// What a server's answer means to us, decided by its error number (userver's lesson: the server refused a statement, or the connection is gone).
#pragma once

#include "base/error.hpp"

namespace shouqi::mysql {

// A unique key is taken: of two that race, this one lost.
class DuplicateKeyError : public base::Error {
 public:
  using Error::Error;
};

// Deadlock or lock wait timeout: the server rolled back, nothing was written, the transaction may be tried once more.
class ConflictError : public base::UnavailableError {
 public:
  using UnavailableError::UnavailableError;
};

enum class Failure { kRefused, kDuplicateKey, kConflict, kConnectionLost };
Failure classify(int error_code);

}  // namespace shouqi::mysql
