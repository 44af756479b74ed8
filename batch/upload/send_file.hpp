// One file to the receiving side, once: NAME.part, read back and hashed there, renamed to NAME, then NAME.sha256, and NAME.done last, for which the receiver
// waits. Wherever it is broken off, the same call again finishes the job; nothing under NAME is ever written over.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "base/result.hpp"
#include "bundle/byte_source.hpp"
#include "upload/destination.hpp"

namespace shouqi::upload {

struct Parcel {
  // A plain file name.
  std::string name;
  const bundle::ByteSource& bytes;
  // Of all the bytes, lower-case hex.
  std::string sha256;
};

enum class Phase { kCompare, kWrite, kReadBack };

// What the sender asks and tells meanwhile. All may be empty.
struct Hooks {
  // Before the first byte is written.
  std::function<void()> on_begin{};
  // Throws when another sender may be at it: asked now and then, and before the rename.
  std::function<void()> make_sure_alone{};
  std::function<void(Phase, std::uint64_t done)> on_bytes{};
};

struct SendOutcome {
  // Everything was there and whole before.
  bool was_there = false;
  // Where writing began; not 0 when an earlier try was gone on with.
  std::uint64_t resumed_at = 0;
};

enum class SendRefusal {
  // Under NAME, NAME.sha256 or NAME.done lies something else than ours.
  kOtherFile,
};

// What stands in NAME.sha256, as sha256sum has it, and in NAME.done.
std::string checksum_line(const Parcel& parcel);

// Throws base::IntegrityError when what is read back is not what was sent, and whatever the destination throws. A file that lacks its last marks is completed.
// NAME.done without NAME counts as sent: only a sender who had read NAME back wrote it, and the receiver has taken NAME away since.
base::Result<SendOutcome, SendRefusal> send_file(Destination& destination, const Parcel& parcel, const Hooks& hooks = {});

}  // namespace shouqi::upload
