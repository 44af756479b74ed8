#include "upload/acknowledgement.hpp"

#include <algorithm>
#include <set>

#include "base/utf8.hpp"
#include "bundle/sealed_content.hpp"
#include "domain/record_words.hpp"

namespace shouqi::upload {
namespace {

using domain::Category;
using domain::PackageStudent;

PartRecords records_of(const domain::ReceiptPackage& package) {
  PartRecords parts;
  for (const domain::PackageRoster& roster : package.rosters) {
    PersonRecords& persons = parts[{roster.category, roster.part}];
    for (const PackageStudent& student : roster.students) persons.emplace(student.id_number, student);
  }
  return parts;
}

std::size_t row_count(const PackageStudent& student) {
  std::size_t rows = 0;
  for (const auto& [ignored, list] : student.records.items()) rows += list.size();
  return rows;
}

std::size_t row_count(const PersonRecords& persons) {
  std::size_t rows = 0;
  for (const auto& [ignored, student] : persons) rows += row_count(student);
  return rows;
}

// A123456789 -> A1******89
std::string mask_id(const std::string& id_number) {
  constexpr std::size_t kShown = 2;
  const std::vector<char32_t> letters = base::is_valid_utf8(id_number) ? base::code_points(id_number) : std::vector<char32_t>();
  if (letters.size() <= 2 * kShown) return "***";
  std::vector<char32_t> masked = letters;
  std::fill(masked.begin() + kShown, masked.end() - kShown, U'*');
  return base::without_controls(base::to_utf8(masked));
}

std::string text_of(const nlohmann::json& value) {
  const std::string text = value.is_null() ? std::string() : value.is_string() ? value.get<std::string>() : value.dump();
  return bundle::holds_person_id(text) ? "***" : base::without_controls(text);
}

class Reconciler {
 public:
  Reconciler(const SealedRecords& sealed, const domain::ReceiptPackage& package) : sealed_(sealed), received_(records_of(package)) {
    for (const auto& [key, persons] : sealed_.parts) {
      for (const auto& [id_number, student] : persons) sealed_persons_.insert(id_number);
    }
  }

  Reconciliation run() {
    result_.persons = sealed_persons_.size();
    std::set<PartKey> keys;
    for (const auto& [key, ignored] : sealed_.parts) keys.insert(key);
    for (const auto& [key, ignored] : received_) keys.insert(key);
    for (const PartKey& key : keys) compare_part(key);
    return std::move(result_);
  }

 private:
  bool is_supplement() const { return sealed_.facts.batch.starts_with("supplement-"); }

  static const PersonRecords* part(const PartRecords& parts, const PartKey& key) {
    const auto found = parts.find(key);
    return found == parts.end() ? nullptr : &found->second;
  }

  // The digest of what the person has in the category; empty without rows.
  std::string digest(const PartRecords& parts, Category category, const std::string& id_number) const {
    const auto term = sealed_.facts.categories.find(category);
    if (term == sealed_.facts.categories.end()) return {};
    domain::Parts document;
    for (const auto& [key, persons] : parts) {
      const auto student = persons.find(id_number);
      if (key.first == category && student != persons.end()) document[key.second] = student->second.records;
    }
    const domain::ReceiptDocument made = domain::make_document({category, term->second, sealed_.facts.batch}, document);
    return made.row_count == 0 ? std::string() : made.digest;
  }

  // What the seal calls whoever has this ID number: it names students by their data alone.
  std::string person(const std::string& id_number) const {
    for (const auto& [category, ignored] : sealed_.facts.categories) {
      const auto number = sealed_.number_of_digest.find(digest(sealed_.parts, category, id_number));
      if (number != sealed_.number_of_digest.end() && !number->second.empty()) return number->second;
    }
    return mask_id(id_number);
  }

  void compare_part(const PartKey& key) {
    const PersonRecords* sealed = part(sealed_.parts, key);
    const PersonRecords* received = part(received_, key);
    const std::size_t sealed_rows = sealed == nullptr ? 0 : row_count(*sealed);
    result_.rows += sealed_rows;
    if (received == nullptr) {
      if (sealed_rows > 0) add_part(RecordDifferenceKind::kPartMissing, key, sealed_rows);
      return;
    }
    if (sealed == nullptr && !is_supplement()) {
      if (const std::size_t rows = row_count(*received); rows > 0) add_part(RecordDifferenceKind::kPartExtra, key, rows);
      return;
    }
    static const PersonRecords kNobody;
    const PersonRecords& before = sealed == nullptr ? kNobody : *sealed;
    std::set<std::string> persons;
    for (const auto& [id_number, ignored] : before) persons.insert(id_number);
    for (const auto& [id_number, ignored] : *received) persons.insert(id_number);
    for (const std::string& id_number : persons) compare_person(key, id_number, before, *received);
  }

  void add_part(RecordDifferenceKind kind, const PartKey& key, std::size_t rows) {
    result_.differences.push_back({kind, key.first, key.second, {}, {}, {}, {}, rows});
  }

  void compare_person(const PartKey& key, const std::string& id_number, const PersonRecords& sealed, const PersonRecords& received) {
    if (is_supplement() && !sealed_persons_.contains(id_number)) return;
    const auto before = sealed.find(id_number);
    const auto after = received.find(id_number);
    const PackageStudent nothing;
    const PackageStudent& was = before == sealed.end() ? nothing : before->second;
    const PackageStudent& is = after == received.end() ? nothing : after->second;
    const auto found = domain::compare({{key.second, was.records}}, {{key.second, is.records}});
    const bool same_birth = before == sealed.end() || after == received.end() || was.birth_date == is.birth_date;
    if (found.empty() && same_birth) return;
    if (before == sealed.end()) {
      const auto left_out = sealed_.left_out.find(digest(received_, key.first, id_number));
      if (left_out != sealed_.left_out.end() && digest(sealed_.parts, key.first, id_number).empty()) {
        result_.left_out.push_back({RecordDifferenceKind::kExtra, key.first, key.second, left_out->second, {}, {}, {}, row_count(is)});
        return;
      }
    }
    if (!sealed_persons_.contains(id_number)) {
      result_.differences.push_back({RecordDifferenceKind::kPersonExtra, key.first, key.second, mask_id(id_number), {}, {}, {}, row_count(is)});
      return;
    }
    const std::string name = person(id_number);
    // The date itself is nobody's business here.
    if (!same_birth) result_.differences.push_back({RecordDifferenceKind::kChanged, key.first, key.second, name, {}, {}, {{"出生日期", "***", "***"}}, 1});
    for (const domain::Difference& difference : found) result_.differences.push_back(told(key, name, difference));
  }

  static RecordDifference told(const PartKey& key, const std::string& person, const domain::Difference& difference) {
    RecordDifference told{kind_of(difference.kind), key.first, key.second, person, difference.sub_kind, {}, {}, 1};
    told.row = text_of(domain::row_title(difference.sub_kind, difference.before.is_null() ? difference.after : difference.before));
    for (const domain::FieldDifference& field : difference.fields) told.fields.push_back({field.key, text_of(field.before), text_of(field.after)});
    return told;
  }

  static RecordDifferenceKind kind_of(domain::DifferenceKind kind) {
    switch (kind) {
      case domain::DifferenceKind::kExtra: return RecordDifferenceKind::kExtra;
      case domain::DifferenceKind::kMissing: return RecordDifferenceKind::kMissing;
      case domain::DifferenceKind::kChanged: return RecordDifferenceKind::kChanged;
    }
    return RecordDifferenceKind::kChanged;
  }

  const SealedRecords& sealed_;
  const PartRecords received_;
  std::set<std::string> sealed_persons_;
  Reconciliation result_;
};

}  // namespace

std::string_view to_string(RecordDifferenceKind kind) {
  switch (kind) {
    case RecordDifferenceKind::kMissing: return "missing";
    case RecordDifferenceKind::kExtra: return "extra";
    case RecordDifferenceKind::kChanged: return "changed";
    case RecordDifferenceKind::kPartMissing: return "part-missing";
    case RecordDifferenceKind::kPartExtra: return "part-extra";
    case RecordDifferenceKind::kPersonExtra: return "person-extra";
  }
  return {};
}

std::size_t Reconciliation::count(RecordDifferenceKind kind) const {
  return static_cast<std::size_t>(std::count_if(differences.begin(), differences.end(), [&](const RecordDifference& one) { return one.kind == kind; }));
}

Reconciliation reconcile(const SealedRecords& sealed, const domain::ReceiptPackage& package) { return Reconciler(sealed, package).run(); }

}  // namespace shouqi::upload
