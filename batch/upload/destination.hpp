// A folder of the receiving side, as far as a sender needs one. Names are plain file names; every step is complete when it returns.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "bundle/byte_source.hpp"

namespace shouqi::upload {

// Called with the number of bytes that are through.
using OnBytes = std::function<void(std::uint64_t)>;

// Everything here throws base::UnavailableError when the other side is away, breaks off or has no room (worth trying again), base::IntegrityError when it is
// not who it should be, and base::ConfigurationError when it will not let us in.
class Destination {
 public:
  virtual ~Destination() = default;

  // "sftp://shouqi@host:22/incoming": for people and for the ledger. Holds no secret.
  virtual const std::string& title() const = 0;
  // Whether write() can go on where an earlier one broke off.
  virtual bool can_resume() const = 0;

  // Empty when there is no file of that name.
  virtual std::optional<std::uint64_t> size(const std::string& name) = 0;
  // Hands the first `count` bytes to the sink, fewer where the file is shorter.
  virtual void read(const std::string& name, std::uint64_t count, const bundle::Sink& sink) = 0;
  // Writes the source from `offset` to its end at the same place of the file. Offset 0 begins anew, whatever lay there; any other needs can_resume().
  virtual void write(const std::string& name, const bundle::ByteSource& source, std::uint64_t offset, const OnBytes& on_bytes) = 0;
  // Returns when the other side's disk has the file, as far as its protocol can say so.
  virtual void sync(const std::string& name) = 0;
  // False when there is a file `to` already, which stays as it is.
  virtual bool rename(const std::string& from, const std::string& to) = 0;
  // Gone or never there.
  virtual void remove(const std::string& name) = 0;
};

}  // namespace shouqi::upload
