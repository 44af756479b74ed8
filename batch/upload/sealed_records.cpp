#include "upload/sealed_records.hpp"

#include <algorithm>
#include <limits>
#include <memory>

#include "base/error.hpp"
#include "bundle/container_reader.hpp"
#include "bundle/csv.hpp"
#include "bundle/record_line.hpp"
#include "bundle/sealed_content.hpp"

namespace shouqi::upload {
namespace {

constexpr std::string_view kRecords = "data/records/";
constexpr std::string_view kJson = ".json";

[[noreturn]] void unreadable(const std::string& path) { throw base::IntegrityError(path + " of the bundle cannot be read, although the bundle verifies"); }

// The leading digits of the stem, or all of it.
std::string part_of(std::string_view stem) {
  const std::size_t digits = std::min(stem.find_first_not_of("0123456789"), stem.size());
  return std::string(digits > 0 ? stem.substr(0, digits) : stem);
}

domain::Category category_of(std::string_view stem, const std::string& path) {
  for (const domain::Category category : domain::kCategories) {
    if (stem.find(roster_name(category)) != std::string_view::npos) return category;
  }
  unreadable(path);
}

PersonRecords read_part(const bundle::Container& container, std::size_t index) {
  const std::string& path = container.files()[index].path;
  PersonRecords persons;
  const std::string text = container.read_whole(index, std::numeric_limits<std::size_t>::max());
  // First the head with 名冊資訊, then a line for each student, then the tail.
  std::size_t start = text.find('\n');
  while (start != std::string::npos && text.compare(start, 2, "\n]") != 0) {
    const std::size_t end = text.find('\n', ++start);
    if (end == std::string::npos) unreadable(path);
    std::string_view line = std::string_view(text).substr(start, end - start);
    if (line.ends_with(',')) line.remove_suffix(1);
    start = end;
    if (line == "]}") return persons;
    auto student = bundle::student_of_line(line);
    if (!student) unreadable(path);
    const std::string id_number = student->id_number;
    persons.emplace(id_number, std::move(*student));
  }
  return persons;
}

// Hands each line behind the first to `take`; what it makes of a line is empty when the line is none of its kind.
template <typename Parse, typename Take>
void read_list(const bundle::Container& container, const std::string& path, Parse parse, Take take) {
  const std::size_t index = container.find(path);
  if (index == bundle::BagSource::npos) unreadable(path);
  bundle::CsvReader reader([&](std::size_t number, std::string_view, const bundle::CsvFields* fields) {
    if (number == 1) return;
    const auto value = fields == nullptr ? decltype(parse(*fields))() : parse(*fields);
    if (!value) unreadable(path);
    take(*value);
  });
  container.read(index, [&](std::string_view piece) { reader.feed(piece); });
  reader.finish();
}

}  // namespace

SealedRecords read_sealed_records(const bundle::ByteSource& source, const bundle::SealFacts& facts) {
  bundle::Findings findings;
  const auto container = bundle::Container::open(source, findings);
  if (!container) throw base::IntegrityError("the bundle cannot be read");
  SealedRecords sealed{facts, {}, {}, {}};
  for (std::size_t index = 0; index < container->files().size(); ++index) {
    const std::string& path = container->files()[index].path;
    if (!path.starts_with(kRecords) || !path.ends_with(kJson)) continue;
    const std::string_view stem = std::string_view(path).substr(kRecords.size(), path.size() - kRecords.size() - kJson.size());
    sealed.parts.emplace(PartKey{category_of(stem, path), part_of(stem)}, read_part(*container, index));
  }
  read_list(*container, "data/answers.csv", bundle::parse_answer, [&](const bundle::SealedAnswer& answer) {
    if (answer.rows == 0) return;
    const auto [known, is_new] = sealed.number_of_digest.emplace(answer.digest, answer.student.number);
    if (!is_new && known->second != answer.student.number) known->second.clear();
  });
  read_list(*container, "data/disputes.csv", bundle::parse_dispute, [&](const bundle::Dispute& dispute) {
    if (!dispute.is_included) sealed.left_out.emplace(dispute.digest, dispute.student.number);
  });
  return sealed;
}

}  // namespace shouqi::upload
