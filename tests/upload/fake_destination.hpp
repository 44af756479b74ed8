#pragma once
// A folder of a receiver in memory that can break off at any step, before or after the step has had its effect.
#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <string>

#include "base/error.hpp"
#include "upload/destination.hpp"

namespace shouqi::upload {

// What a killed sender leaves behind: no handler of the sender may run after it, so it is no base::Error.
struct Killed {};

class FakeDestination final : public Destination {
 public:
  enum class When { kBefore, kAfter };

  std::map<std::string, std::string> files;
  bool resumes = true;
  // The step at which it ends, from 1; 0 never.
  int break_at = 0;
  When when = When::kBefore;
  // False: the connection breaks and the sender goes on; true: the sender is killed.
  bool kills = true;
  int steps = 0;
  int renames = 0;
  std::uint64_t bytes_written = 0;
  // Called at the named step, before its effect.
  std::function<void(const std::string& step, const std::string& name)> on_step{};

  static constexpr std::size_t kPiece = 4;

  const std::string& title() const override { return title_; }
  bool can_resume() const override { return resumes; }

  std::optional<std::uint64_t> size(const std::string& name) override {
    std::optional<std::uint64_t> found;
    step("size", name, [&] {
      if (const auto file = files.find(name); file != files.end()) found = file->second.size();
    });
    return found;
  }

  void read(const std::string& name, std::uint64_t count, const bundle::Sink& sink) override {
    step("read", name, [&] {
      const std::string bytes = files.at(name).substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(count, std::numeric_limits<std::size_t>::max())));
      for (std::size_t at = 0; at < bytes.size(); at += kPiece) sink(std::string_view(bytes).substr(at, kPiece));
    });
  }

  void write(const std::string& name, const bundle::ByteSource& source, std::uint64_t offset, const OnBytes& on_bytes) override {
    step("open", name, [&] {
      if (offset == 0 && resumes) files[name].clear();
    });
    if (!resumes) return put(name, source, on_bytes);
    while (offset < source.size()) {
      const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(kPiece, source.size() - offset));
      step("write", name, [&] {
        std::string& file = files.at(name);
        if (file.size() < offset + count) file.resize(static_cast<std::size_t>(offset) + count);
        file.replace(static_cast<std::size_t>(offset), count, source.read_at(offset, count));
        bytes_written += count;
      });
      offset += count;
      if (on_bytes) on_bytes(offset);
    }
  }

  void sync(const std::string& name) override { step("sync", name, [] {}); }

  bool rename(const std::string& from, const std::string& to) override {
    bool is_free = false;
    // As OpenSSH does it: both names for a moment.
    step("rename", from, [&] {
      is_free = !files.contains(to);
      if (!is_free) return;
      files[to] = files.at(from);
      ++renames;
    });
    if (is_free) step("unlink", from, [&] { files.erase(from); });
    return is_free;
  }

  void remove(const std::string& name) override {
    step("remove", name, [&] { files.erase(name); });
  }

 private:
  // As a server that shows a file only when all of it has come.
  void put(const std::string& name, const bundle::ByteSource& source, const OnBytes& on_bytes) {
    step("put", name, [&] {
      files[name] = source.read_at(0, static_cast<std::size_t>(source.size()));
      bytes_written += source.size();
    });
    if (on_bytes) on_bytes(source.size());
  }

  void step(const std::string& what, const std::string& name, const std::function<void()>& effect) {
    ++steps;
    if (on_step) on_step(what, name);
    const bool breaks = steps == break_at;
    if (breaks && when == When::kBefore) end();
    effect();
    if (breaks) end();
  }

  [[noreturn]] void end() const {
    if (kills) throw Killed();
    throw base::UnavailableError("the line is cut");
  }

  std::string title_ = "fake";
};

}  // namespace shouqi::upload
