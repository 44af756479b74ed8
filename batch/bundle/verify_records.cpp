#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/utf8.hpp"
#include "bundle/record_line.hpp"
#include "bundle/verify_contents.hpp"
#include "crypto/sha256.hpp"
#include "domain/receipt_document.hpp"

namespace shouqi::bundle {
namespace {

using domain::Category;

constexpr std::string_view kRecords = "data/records/";
constexpr std::string_view kRosters = "data/rosters/";

std::string line_text(std::size_t number) { return fmt::format("line {}", number); }

// Lines of a file of the container, as they are asked for.
class LineReader {
 public:
  LineReader(const Container& container, std::size_t index) : container_(container), index_(index), left_(container.files()[index].size) {}

  // The next line without its LF; empty at the end. What is left without an LF, or is longer than anything a student has, ends it too.
  std::optional<std::string_view> next() {
    for (;;) {
      const std::size_t end = buffer_.find('\n', searched_);
      if (end != std::string::npos) {
        const std::string_view line = std::string_view(buffer_).substr(start_, end - start_);
        start_ = searched_ = end + 1;
        return line;
      }
      searched_ = buffer_.size();
      if (left_ == 0 || searched_ - start_ > kLongestLine) return std::nullopt;
      buffer_.erase(0, start_);
      searched_ -= start_;
      start_ = 0;
      const auto piece = static_cast<std::size_t>(std::min<std::uint64_t>(left_, kPiece));
      buffer_ += container_.read_at(index_, container_.files()[index_].size - left_, piece);
      left_ -= piece;
    }
  }
  // Everything has been given.
  bool is_done() const { return left_ == 0 && start_ == buffer_.size(); }

 private:
  static constexpr std::size_t kPiece = 256 * 1024;
  static constexpr std::size_t kLongestLine = 64 * 1024 * 1024;
  const Container& container_;
  std::size_t index_;
  std::uint64_t left_;
  std::string buffer_;
  std::size_t start_ = 0;
  std::size_t searched_ = 0;
};

// The students of one file of records, in its order.
class RecordsCursor {
 public:
  RecordsCursor(const BundleView& view, std::size_t index, std::string part, Category category)
      : findings_(view.findings), path_(view.container.files()[index].path), part_(std::move(part)), lines_(view.container, index) {
    const auto head = lines_.next();
    ++number_;
    if (!head || !parse_records_head(*head, roster_name(category))) {
      fail();
    } else {
      advance();
    }
  }

  const std::string& part() const { return part_; }
  // Empty at the end.
  const std::optional<RecordLine>& student() const { return student_; }
  bool is_broken() const { return is_broken_; }

  void advance() {
    const std::string previous = student_ ? student_->id_number : std::string();
    student_.reset();
    ++number_;
    auto line = lines_.next();
    if (!line) return fail();
    const bool is_tail = *line == "]}" && !expects_student_;
    if (is_tail) {
      if (!lines_.is_done()) fail();
      return;
    }
    if (has_student_ && !expects_student_) return fail();
    expects_student_ = line->ends_with(',');
    if (expects_student_) line->remove_suffix(1);
    auto student = parse_record_line(*line);
    if (!student) return fail();
    if (has_student_ && student->id_number <= previous) {
      findings_.add(Code::kRecordsOrder, path_, line_text(number_));
      is_broken_ = true;
    }
    has_student_ = true;
    student_ = std::move(student);
  }

 private:
  void fail() {
    findings_.add(Code::kRecordsForm, path_, line_text(number_));
    is_broken_ = true;
    student_.reset();
  }

  Findings& findings_;
  std::string path_;
  std::string part_;
  LineReader lines_;
  std::size_t number_ = 0;
  std::optional<RecordLine> student_;
  bool has_student_ = false;
  bool expects_student_ = false;
  bool is_broken_ = false;
};

// The category whose name the stem holds, among those of the round.
std::optional<Category> category_of(std::string_view stem, const SealFacts& facts) {
  for (const auto& [category, ignored] : facts.categories) {
    if (stem.find(roster_name(category)) != std::string_view::npos) return category;
  }
  return std::nullopt;
}

// The leading digits, or all of it.
std::string part_of(std::string_view stem) {
  const std::size_t digits = std::min(stem.find_first_not_of("0123456789"), stem.size());
  return std::string(digits > 0 ? stem.substr(0, digits) : stem);
}

// Takes the students of a category out of all its files side by side, in the order of their ID numbers.
void match_category(Category category, std::vector<std::unique_ptr<RecordsCursor>>& cursors, const SealFacts& facts,
                    std::unordered_map<std::string, std::int64_t>& open) {
  std::sort(cursors.begin(), cursors.end(), [](const auto& a, const auto& b) { return base::to_utf16(a->part()) < base::to_utf16(b->part()); });
  const domain::DocumentKey key{category, facts.categories.at(category), facts.batch};
  for (;;) {
    const std::string* first = nullptr;
    for (const auto& cursor : cursors) {
      if (cursor->student() && (first == nullptr || cursor->student()->id_number < *first)) first = &cursor->student()->id_number;
    }
    if (first == nullptr) return;
    const std::string id_number = *first;
    std::string parts;
    std::uint32_t rows = 0;
    for (const auto& cursor : cursors) {
      if (!cursor->student() || cursor->student()->id_number != id_number) continue;
      if (cursor->student()->rows > 0) {
        parts += fmt::format("{}\"{}\":{{{}}}", parts.empty() ? "" : ",", cursor->part(), cursor->student()->sub_kinds);
        rows += cursor->student()->rows;
      }
      cursor->advance();
    }
    if (rows > 0) --open[fmt::format("{}:{}", crypto::sha256_hex(domain::document_body(key, "{" + parts + "}")), rows)];
  }
}

}  // namespace

std::string_view stem_below(std::string_view path, std::string_view folder, std::string_view extension) {
  if (!path.starts_with(folder) || !path.ends_with(extension) || path.size() <= folder.size() + extension.size()) return {};
  const std::string_view stem = path.substr(folder.size(), path.size() - folder.size() - extension.size());
  return stem.find('/') == std::string_view::npos ? stem : std::string_view();
}

void check_records(const BundleView& view, OpenDigests open) {
  const SealFacts& facts = view.statement.facts;
  std::map<Category, std::vector<std::unique_ptr<RecordsCursor>>> cursors;
  for (std::size_t index = 0; index < view.container.files().size(); ++index) {
    const std::string& path = view.container.files()[index].path;
    const std::string_view stem = stem_below(path, kRecords, ".json");
    const std::string_view roster_stem = stem_below(path, kRosters, ".xlsx");
    const std::string partner = stem.empty() ? fmt::format("{}{}.json", kRecords, roster_stem) : fmt::format("{}{}.xlsx", kRosters, stem);
    const bool is_alone = (!stem.empty() || !roster_stem.empty()) && view.container.find(partner) == BagSource::npos;
    if (is_alone) view.findings.add(Code::kRosterSet, path);
    if (stem.empty()) continue;
    const auto category = category_of(stem, facts);
    const std::string part = part_of(stem);
    auto& of_category = cursors[category.value_or(Category::kCourse)];
    const bool is_second = std::any_of(of_category.begin(), of_category.end(), [&](const auto& cursor) { return cursor->part() == part; });
    if (!category || is_second) {
      view.findings.add(Code::kRecordsName, path);
      continue;
    }
    of_category.push_back(std::make_unique<RecordsCursor>(view, index, part, *category));
  }
  for (const auto& [category, ignored] : facts.categories) {
    match_category(category, cursors[category], facts, open[category]);
    const auto& files = cursors[category];
    // A file that could not be read to its end says nothing about what is missing.
    if (std::any_of(files.begin(), files.end(), [](const auto& cursor) { return cursor->is_broken(); })) continue;
    for (const auto& [digest, balance] : open[category]) {
      if (balance > 0) view.findings.add(Code::kRecordsMissing, to_string(category), digest);
      if (balance < 0) view.findings.add(Code::kRecordsExtra, to_string(category), digest);
    }
  }
}

}  // namespace shouqi::bundle
