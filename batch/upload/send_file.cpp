#include "upload/send_file.hpp"

#include <optional>

#include "base/error.hpp"
#include "crypto/hasher.hpp"

namespace shouqi::upload {
namespace {

// More than any line of ours: enough to see that something else lies there.
constexpr std::uint64_t kMostOfALine = 1024;
// Bytes after which it is asked once more whether we are alone: each time a statement to the database.
constexpr std::uint64_t kAskEvery = 16ULL << 20U;

class Sending {
 public:
  Sending(Destination& destination, const Parcel& parcel, const Hooks& hooks) : destination_(destination), parcel_(parcel), hooks_(hooks) {}

  base::Result<SendOutcome, SendRefusal> run() {
    // Twice: a file that came under the name in the meantime is looked at like one that was there.
    for (int round = 0; round < 2; ++round) {
      if (const auto size = destination_.size(parcel_.name)) {
        if (*size != parcel_.bytes.size() || remote_hash(parcel_.name, *size, Phase::kCompare) != parcel_.sha256) return other_file();
        return finish();
      }
      const auto done = line_of(".done");
      if (done && *done != checksum_line(parcel_)) return other_file();
      if (done) {
        clear_drafts();
        return SendOutcome{true, 0};
      }
      if (const auto sum = line_of(".sha256"); sum && *sum != checksum_line(parcel_)) return other_file();
      if (bring()) return finish();
    }
    return other_file();
  }

 private:
  static base::Refused<SendRefusal> other_file() { return base::Refused<SendRefusal>(SendRefusal::kOtherFile); }

  void report(Phase phase, std::uint64_t done) const {
    if (hooks_.on_bytes) hooks_.on_bytes(phase, done);
  }
  void make_sure_alone() const {
    if (hooks_.make_sure_alone) hooks_.make_sure_alone();
  }
  std::string part_name() const { return parcel_.name + ".part"; }

  std::string remote_hash(const std::string& name, std::uint64_t count, Phase phase) {
    crypto::Hasher hasher(crypto::HashAlgorithm::kSha256);
    std::uint64_t done = 0;
    destination_.read(name, count, [&](std::string_view piece) {
      hasher.update(piece);
      report(phase, done += piece.size());
    });
    return hasher.hex();
  }

  std::string own_hash(std::uint64_t count) const {
    crypto::Hasher hasher(crypto::HashAlgorithm::kSha256);
    parcel_.bytes.stream(0, count, [&](std::string_view piece) { hasher.update(piece); });
    return hasher.hex();
  }

  std::optional<std::string> line_of(const char* suffix) {
    const std::string name = parcel_.name + suffix;
    if (!destination_.size(name)) return std::nullopt;
    std::string line;
    destination_.read(name, kMostOfALine, [&](std::string_view piece) { line += piece; });
    return line;
  }

  // Where writing can go on: what lies there must be the beginning of what we have.
  std::uint64_t usable_part() {
    const auto there = destination_.size(part_name());
    if (!there || *there == 0 || *there > parcel_.bytes.size()) return 0;
    if (*there < parcel_.bytes.size() && !destination_.can_resume()) return 0;
    return remote_hash(part_name(), *there, Phase::kCompare) == own_hash(*there) ? *there : 0;
  }

  // The disk over there may have lost what was written, and asking again would be answered well all the same: only a new file tells.
  void sync_or_give_up(const std::string& name) {
    try {
      destination_.sync(name);
    } catch (const base::Error&) {
      give_up(name);
      throw;
    }
  }

  void give_up(const std::string& name) noexcept {
    try {
      destination_.remove(name);
    } catch (const std::exception&) {  // Whoever comes next compares what lies there.
    }
  }

  // False when somebody else's file has come under the name meanwhile.
  bool bring() {
    if (hooks_.on_begin) hooks_.on_begin();
    resumed_at_ = usable_part();
    const std::uint64_t total = parcel_.bytes.size();
    if (resumed_at_ < total || total == 0) {
      destination_.write(part_name(), parcel_.bytes, resumed_at_, [&, asked = resumed_at_ / kAskEvery](std::uint64_t done) mutable {
        if (done / kAskEvery != asked) make_sure_alone();
        asked = done / kAskEvery;
        report(Phase::kWrite, done);
      });
    }
    sync_or_give_up(part_name());
    const bool is_whole = destination_.size(part_name()) == total && remote_hash(part_name(), total, Phase::kReadBack) == parcel_.sha256;
    if (!is_whole) {
      give_up(part_name());
      throw base::IntegrityError(destination_.title() + ": " + part_name() + " was read back and is not what was sent; it was removed");
    }
    make_sure_alone();
    return destination_.rename(part_name(), parcel_.name);
  }

  // Through a name of its own, so that nobody ever sees half a line. False when another line is there.
  bool place(const char* suffix) {
    const std::string line = checksum_line(parcel_);
    if (const auto there = line_of(suffix)) return *there == line;
    const std::string name = parcel_.name + suffix;
    const std::string draft = name + ".part";
    destination_.write(draft, bundle::MemorySource(line), 0, {});
    sync_or_give_up(draft);
    return destination_.rename(draft, name) || line_of(suffix) == line;
  }

  // A server that was killed inside a rename can have left a file under both of its names.
  void clear_drafts() {
    for (const char* suffix : {"", ".sha256", ".done"}) {
      const std::string draft = parcel_.name + suffix + ".part";
      if (destination_.size(draft)) destination_.remove(draft);
    }
  }

  base::Result<SendOutcome, SendRefusal> finish() {
    const bool was_there = line_of(".done").has_value();
    make_sure_alone();
    if (!place(".sha256") || !place(".done")) return other_file();
    clear_drafts();
    return SendOutcome{was_there, resumed_at_};
  }

  Destination& destination_;
  const Parcel& parcel_;
  const Hooks& hooks_;
  std::uint64_t resumed_at_ = 0;
};

}  // namespace

std::string checksum_line(const Parcel& parcel) { return parcel.sha256 + "  " + parcel.name + "\n"; }

base::Result<SendOutcome, SendRefusal> send_file(Destination& destination, const Parcel& parcel, const Hooks& hooks) {
  return Sending(destination, parcel, hooks).run();
}

}  // namespace shouqi::upload
