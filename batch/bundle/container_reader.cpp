#include "bundle/container_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "bundle/crc32.hpp"

namespace shouqi::bundle {
namespace {

constexpr std::uint64_t kLargestDirectory = 256U * 1024 * 1024;
constexpr std::size_t kLongestComment = 0xFFFF;

struct Directory {
  std::uint64_t count = 0;
  std::uint64_t size = 0;
  std::uint64_t offset = 0;
};

std::string folded(std::string_view path) {
  std::string result(path);
  std::transform(result.begin(), result.end(), result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return result;
}

// Why the last 22 bytes are no end record.
void explain_missing_end(const ByteSource& source, Findings& findings) {
  const std::uint64_t size = source.size();
  const auto tail_size = static_cast<std::size_t>(std::min<std::uint64_t>(size, kEndSize + kLongestComment));
  const std::string tail = source.read_at(size - tail_size, tail_size);
  const std::size_t at = tail.rfind("PK\x05\x06");
  const bool begins_as_zip = size >= 4 && number_at(source.read_at(0, 4), 0, 4) == kLocalSignature;
  if (at != std::string::npos && at + kEndSize <= tail.size()) {
    const std::size_t end = at + kEndSize + number_at(tail, at + 20, 2);
    if (end == tail.size()) return findings.add(Code::kContainerComment);
    if (end < tail.size()) return findings.add(Code::kContainerTrailing, {}, fmt::format("{} bytes", tail.size() - end));
  }
  if (begins_as_zip) {
    findings.add(Code::kContainerTruncated);
  } else {
    findings.add(Code::kContainerNotZip);
  }
}

std::optional<Directory> read_end(const ByteSource& source, Findings& findings) {
  const std::uint64_t size = source.size();
  const std::string end = size < kEndSize ? std::string() : source.read_at(size - kEndSize, kEndSize);
  if (end.empty() || number_at(end, 0, 4) != kEndSignature || number_at(end, 20, 2) != 0) {
    explain_missing_end(source, findings);
    return std::nullopt;
  }
  Directory directory{number_at(end, 10, 2), number_at(end, 12, 4), number_at(end, 16, 4)};
  constexpr std::size_t kZip64Tail = kZip64EndSize + kZip64LocatorSize;
  if (size >= kEndSize + kZip64Tail) {
    const std::string wide = source.read_at(size - kEndSize - kZip64Tail, kZip64EndSize);
    if (number_at(wide, 0, 4) == kZip64EndSignature) directory = {number_at(wide, 32, 8), number_at(wide, 40, 8), number_at(wide, 48, 8)};
  }
  // Written down anew, the three numbers must give exactly the bytes that stand there.
  const std::string expected = end_records(directory.count, directory.size, directory.offset);
  const bool fits = expected.size() <= size && source.read_at(size - expected.size(), expected.size()) == expected;
  if (!fits) {
    const bool is_zip64 = directory.count >= kZip64Count || directory.size >= kZip64Size || directory.offset >= kZip64Size;
    findings.add(is_zip64 ? Code::kContainerZip64 : Code::kContainerEnd);
    return std::nullopt;
  }
  const bool lies_before = directory.size <= size - expected.size() && directory.offset == size - expected.size() - directory.size;
  if (!lies_before || directory.size > kLargestDirectory) {
    const bool has_needless_zip64 = expected.size() == kEndSize && size >= kEndSize + kZip64Tail &&
                                    number_at(source.read_at(size - kEndSize - kZip64Tail, 4), 0, 4) == kZip64EndSignature;
    findings.add(has_needless_zip64 ? Code::kContainerZip64 : Code::kContainerEnd);
    return std::nullopt;
  }
  return directory;
}

// What a ZIP64 extra field says instead of the short fields; the fields as they are where there is none.
void read_zip64_extra(std::string_view extra, std::uint64_t& size, std::uint64_t& packed, std::uint64_t& offset) {
  if (extra.size() < 4 || number_at(extra, 0, 2) != 1) return;
  std::size_t at = 4;
  for (std::uint64_t* value : {&size, &packed, &offset}) {
    if (*value != kZip64Size || at + 8 > extra.size()) continue;
    *value = number_at(extra, at, 8);
    at += 8;
  }
}

// One entry of the central directory. `record` is the whole of it. False when the reader must not go on behind it.
bool check_entry(std::string_view record, EntryFacts& entry, Findings& findings) {
  const std::string& path = entry.name;
  const std::size_t name_size = number_at(record, 28, 2);
  const std::size_t extra_size = number_at(record, 30, 2);
  const std::string_view extra = record.substr(kDirectoryEntrySize + name_size, extra_size);
  std::uint64_t packed = number_at(record, 20, 4);
  entry.size = number_at(record, 24, 4);
  entry.crc = static_cast<std::uint32_t>(number_at(record, 16, 4));
  entry.offset = number_at(record, 42, 4);
  read_zip64_extra(extra, entry.size, packed, entry.offset);

  bool goes_on = true;
  const auto fatal = [&](bool is_bad, Code code, std::source_location where = std::source_location::current()) {
    if (!is_bad) return;
    findings.add(code, path, {}, where);
    goes_on = false;
  };
  const std::size_t before = findings.kept().size();
  const std::uint64_t flags = number_at(record, 8, 2);
  fatal(number_at(record, 10, 2) != 0, Code::kContainerCompressed);
  fatal((flags & 1U) != 0, Code::kContainerEncrypted);
  fatal((flags & 8U) != 0, Code::kContainerDescriptor);
  if ((flags & ~std::uint64_t{9}) != kUtf8Flag) findings.add(Code::kContainerFlags, path);
  fatal(packed != entry.size && number_at(record, 10, 2) == 0, Code::kContainerSize);
  if (number_at(record, 12, 2) != 0 || number_at(record, 14, 2) != kDosDate) findings.add(Code::kContainerTime, path);
  if (number_at(record, 38, 4) != kAttributes) findings.add(Code::kContainerAttributes, path);
  if (number_at(record, 32, 2) != 0) findings.add(Code::kContainerEntryComment, path);
  const std::string expected = directory_entry(entry);
  const std::string_view expected_extra = std::string_view(expected).substr(kDirectoryEntrySize + name_size);
  const bool wrong_zip64 = extra != expected_extra && (number_at(record, 30, 2) == 0 || (extra.size() >= 2 && number_at(extra, 0, 2) == 1));
  if (wrong_zip64) {
    findings.add(Code::kContainerZip64, path);
  } else if (extra != expected_extra) {
    findings.add(Code::kContainerExtra, path);
  }
  const std::uint64_t needed = number_at(expected, 6, 2);
  if (extra == expected_extra && (number_at(record, 4, 2) != kMadeBy || number_at(record, 6, 2) != needed)) findings.add(Code::kContainerVersion, path);
  // What no check above has named.
  if (findings.kept().size() == before && record != expected) findings.add(Code::kContainerDirectory, path);
  return goes_on;
}

// The entries of the directory in their order; empty when it cannot be read to its end.
std::optional<std::vector<EntryFacts>> read_directory(std::string_view bytes, std::uint64_t count, Findings& findings) {
  std::vector<EntryFacts> entries;
  bool goes_on = true;
  while (!bytes.empty()) {
    const bool has_header = bytes.size() >= kDirectoryEntrySize && number_at(bytes, 0, 4) == kDirectorySignature;
    const std::size_t name_size = has_header ? number_at(bytes, 28, 2) : 0;
    const std::size_t record_size = has_header ? kDirectoryEntrySize + name_size + number_at(bytes, 30, 2) + number_at(bytes, 32, 2) : 0;
    if (!has_header || record_size > bytes.size()) {
      findings.add(Code::kContainerDirectory);
      return std::nullopt;
    }
    EntryFacts entry;
    entry.name = bytes.substr(kDirectoryEntrySize, name_size);
    goes_on = check_entry(bytes.substr(0, record_size), entry, findings) && goes_on;
    entries.push_back(std::move(entry));
    bytes.remove_prefix(record_size);
  }
  if (entries.size() != count) {
    findings.add(Code::kContainerEnd, {}, fmt::format("{} != {}", entries.size(), count));
    return std::nullopt;
  }
  if (!goes_on) return std::nullopt;
  return entries;
}

// Every byte before the directory belongs to exactly one entry, in the order of the directory.
bool covers_the_file(const std::vector<EntryFacts>& entries, std::uint64_t directory_offset, Findings& findings) {
  std::uint64_t at = 0;
  for (const EntryFacts& entry : entries) {
    const std::uint64_t header = local_header(entry).size();
    if (entry.offset != at || directory_offset - at < header || directory_offset - at - header < entry.size) {
      findings.add(Code::kContainerGap, entry.name);
      return false;
    }
    at += header + entry.size;
  }
  if (at == directory_offset) return true;
  findings.add(Code::kContainerGap, {}, fmt::format("{} bytes", directory_offset - at));
  return false;
}

// Names: one base folder, safe paths, in order, none twice. Cuts the base folder off. False when the paths cannot be used.
bool check_names(std::vector<EntryFacts>& entries, std::string& base_name, std::vector<BagFile>& files, Findings& findings) {
  bool usable = true;
  std::set<std::string> seen;
  std::set<std::string> seen_folded;
  std::string_view previous;
  for (const EntryFacts& entry : entries) {
    const std::size_t slash = entry.name.find('/');
    if (!is_bundle_path(entry.name) || slash == std::string::npos) {
      findings.add(Code::kContainerName, entry.name);
      usable = false;
      continue;
    }
    if (base_name.empty()) base_name = entry.name.substr(0, slash);
    if (entry.name.substr(0, slash) != base_name) {
      findings.add(Code::kContainerBase, entry.name);
      usable = false;
      continue;
    }
    const std::string_view path = std::string_view(entry.name).substr(slash + 1);
    if (!seen.emplace(path).second) {
      findings.add(Code::kContainerDuplicate, path);
      usable = false;
    } else if (!seen_folded.insert(folded(path)).second) {
      findings.add(Code::kContainerTwin, path);
    } else if (!previous.empty() && !path_precedes(previous, path)) {
      findings.add(Code::kContainerOrder, path);
    }
    previous = path;
    files.push_back({std::string(path), entry.size});
  }
  if (entries.empty()) findings.add(Code::kContainerBase);
  return usable && !entries.empty();
}

}  // namespace

std::unique_ptr<Container> Container::open(const ByteSource& source, Findings& findings) {
  const std::optional<Directory> directory = read_end(source, findings);
  if (!directory) return nullptr;
  const std::string bytes = source.read_at(directory->offset, static_cast<std::size_t>(directory->size));
  auto entries = read_directory(bytes, directory->count, findings);
  if (!entries || !covers_the_file(*entries, directory->offset, findings)) return nullptr;
  for (const EntryFacts& entry : *entries) {
    const std::string expected = local_header(entry);
    if (source.read_at(entry.offset, expected.size()) != expected) findings.add(Code::kContainerLocalHeader, entry.name);
  }
  std::unique_ptr<Container> container(new Container(source, findings));
  if (!check_names(*entries, container->base_name_, container->files_, findings)) return nullptr;

  std::vector<std::size_t> order(entries->size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return container->files_[a].path < container->files_[b].path; });
  std::vector<BagFile> files;
  for (const std::size_t index : order) {
    files.push_back(std::move(container->files_[index]));
    container->entries_.push_back(std::move((*entries)[index]));
  }
  container->files_ = std::move(files);
  container->has_bad_crc_.resize(container->files_.size());
  return container;
}

bool Container::has_payload_folder() const {
  return std::any_of(files_.begin(), files_.end(), [](const BagFile& file) { return file.path.starts_with("data/"); });
}

void Container::read(std::size_t index, const Sink& sink) const {
  const EntryFacts& entry = entries_.at(index);
  std::uint32_t crc = 0;
  source_.stream(entry.offset + local_header(entry).size(), entry.size, [&](std::string_view piece) {
    crc = crc32(crc, piece);
    sink(piece);
  });
  if (crc == entry.crc || has_bad_crc_[index]) return;
  has_bad_crc_[index] = true;
  findings_.add(Code::kContainerCrc, files_[index].path);
}

std::string Container::read_at(std::size_t index, std::uint64_t offset, std::size_t count) const {
  const EntryFacts& entry = entries_.at(index);
  return source_.read_at(entry.offset + local_header(entry).size() + offset, count);
}

}  // namespace shouqi::bundle
