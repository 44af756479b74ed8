#include "pages/school_office_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/utf8.hpp"
#include "domain/division.hpp"
#include "pages/class_words.hpp"
#include "templates/school_office_expired_page.hpp"
#include "templates/school_office_page.hpp"

namespace shouqi::pages {
namespace {

using usecase::OfficeEntry;
using usecase::OfficeFault;
using usecase::OfficeField;

constexpr int kBadRequest = 400;
constexpr int kForbidden = 403;
constexpr int kConflict = 409;

using Entries = std::map<store::OfficeKey, OfficeEntry>;

struct FieldWords {
  OfficeField field;
  std::string_view name;
  std::string_view title;
  std::string store::Office::*value;
};
constexpr std::array<FieldWords, 4> kFields{{{OfficeField::kName, "name", "名稱", &store::Office::name},
                                             {OfficeField::kPlace, "place", "地點", &store::Office::place},
                                             {OfficeField::kExtension, "extension", "分機", &store::Office::extension},
                                             {OfficeField::kPerson, "person", "承辦人", &store::Office::person}}};

// "name-day-course": the name of the field and its id.
std::string field_id(std::string_view name, const store::OfficeKey& key) {
  return fmt::format("{}-{}-{}", name, key.division, domain::to_string(key.category));
}

struct EntryFault {
  store::OfficeKey key;
  std::string field_id;
  std::string message;
};

std::string fault_words(OfficeFault fault, const FieldWords& words) {
  switch (fault) {
    case OfficeFault::kNone: break;
    case OfficeFault::kMissing: return fmt::format("請寫{}，學生才知道要找誰。", words.title);
    case OfficeFault::kTooLong: return fmt::format("{}最多 {} 個字，請縮短。", words.title, usecase::office_limit(words.field));
    case OfficeFault::kControl: return fmt::format("{}有看不見的控制字元，請重新輸入。", words.title);
    case OfficeFault::kNoExtension: return "分機請只寫半形數字，例如 312；兩支以上用「、」分開。";
  }
  return {};
}

std::vector<EntryFault> faults_of(const Entries& entries) {
  std::vector<EntryFault> faults;
  for (const auto& [key, entry] : entries) {
    for (const FieldWords& words : kFields) {
      const OfficeFault fault = usecase::office_fault(words.field, entry.typed.*words.value);
      if (fault != OfficeFault::kNone) faults.push_back({key, field_id(words.name, key), fault_words(fault, words)});
    }
  }
  return faults;
}

// The offices of which the form has the fields; empty when one of their fields is missing or stands there twice.
std::optional<Entries> parse_entries(const http::Fields& form) {
  Entries entries;
  for (const std::string_view division : domain::kDivisions) {
    for (const domain::Category category : domain::kCategories) {
      const store::OfficeKey key{std::string(division), category};
      if (!form.has(field_id("seen", key))) continue;
      const auto seen = form.only(field_id("seen", key));
      if (!seen) return std::nullopt;
      OfficeEntry& entry = entries[key];
      entry.seen = *seen;
      for (const FieldWords& words : kFields) {
        const auto value = form.only(field_id(words.name, key));
        if (!value) return std::nullopt;
        entry.typed.*words.value = usecase::trimmed(*value);
      }
    }
  }
  return entries;
}

std::string office_title(const store::OfficeKey& key) {
  return fmt::format("{}{}", domain::division_title(key.division), domain::title(key.category));
}

// Empty when it is there but is no number, or stands there twice.
std::optional<std::size_t> parse_saved(const http::Fields& query) {
  const auto text = query.only("saved");
  std::size_t number = 0;
  if (!text) return std::nullopt;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (error != std::errc{} || end != text->data() + text->size()) return std::nullopt;
  return number;
}

}  // namespace

struct SchoolOfficePage::Shown {
  std::map<store::OfficeKey, store::RegisteredOffice> stored;
  // What was typed; empty on the first look.
  Entries entries{};
  std::vector<EntryFault> faults{};
  std::set<store::OfficeKey> lost{};
  std::optional<std::size_t> saved{};
};

SchoolOfficePage::SchoolOfficePage(const view::PageLayout& layout, store::OfficeRegister& offices)
    : layout_(layout),
      file_(layout.templates().file("school_office_page.tpl")),
      expired_file_(layout.templates().file("school_office_expired_page.tpl")),
      office_line_(layout.templates()),
      offices_(offices) {}

http::Response SchoolOfficePage::show(const http::RequestContext& context) {
  const auto saved = parse_saved(context.request.query);
  if (context.request.query.has("saved") && !saved) return http::refuse(404);
  Shown shown{offices_.read(context.principal->school_code)};
  shown.saved = saved;
  return render(context, shown);
}

http::Response SchoolOfficePage::save(const http::RequestContext& context) {
  const auto entries = parse_entries(context.request.form);
  Shown shown{offices_.read(context.principal->school_code)};
  const bool is_known = entries && !entries->empty() && std::all_of(entries->begin(), entries->end(), [&](const auto& entry) {
    return shown.stored.contains(entry.first);
  });
  if (!is_known) return http::refuse(kBadRequest);
  shown.entries = *entries;
  shown.faults = faults_of(*entries);
  if (!shown.faults.empty()) return render(context, shown);
  auto done = usecase::edit_offices(offices_, *context.principal, *entries, staff_actor(context));
  if (done) return http::redirect(fmt::format("/receipt/staff/school/office?saved={}", *done));
  shown.stored = std::move(done.error().stored);
  shown.lost = std::move(done.error().lost);
  return render(context, shown);
}

http::Response SchoolOfficePage::expired(const http::RequestContext& context) {
  view::Page page = layout_.begin({.stem = "school_office", .title = "登入時間已過", .request_id = context.request.request_id}, expired_file_);
  view::Dictionary content = page.content();
  content.set(ksoep_LOGIN_URL, context.login_url);
  const auto entries = parse_entries(context.request.form);
  if (entries && !entries->empty()) {
    view::Dictionary kept = content.add(ksoep_KEPT);
    for (const auto& [key, entry] : *entries) {
      view::Dictionary office = kept.add(ksoep_OFFICE);
      office.set(ksoep_TITLE, office_title(key));
      for (const FieldWords& words : kFields) {
        const std::string& value = entry.typed.*words.value;
        if (!value.empty()) office.add(ksoep_VALUE).set(ksoep_WORD, words.title).set(ksoep_TEXT, base::without_controls(value));
      }
    }
  }
  return http::html(layout_.finish(page), kForbidden);
}

http::Response SchoolOfficePage::render(const http::RequestContext& context, const Shown& shown) {
  const bool has_faults = !shown.faults.empty();
  const bool is_conflict = !shown.lost.empty();
  view::Page page = layout_.begin({.stem = "school_office",
                                   .title = has_faults ? "錯誤：承辦處室" : "承辦處室",
                                   .principal = context.principal,
                                   .csrf_token = context.csrf_token,
                                   .back = {"學校確認進度", "/receipt/staff/school"},
                                   .request_id = is_conflict ? std::string_view(context.request.request_id) : std::string_view()},
                                  file_);
  view::Dictionary content = page.content();
  content.set(ksop_SCHOOL_NAME, context.principal->school_name).set(ksop_CSRF, context.csrf_token);
  if (shown.saved) {
    if (*shown.saved > 0) {
      content.add(ksop_SAVED).set(ksop_COUNT, std::uint64_t{*shown.saved});
    } else {
      content.show(ksop_SAVED_NOTHING);
    }
  }
  if (has_faults) {
    view::Dictionary summary = content.add(ksop_FAULTS);
    for (const EntryFault& fault : shown.faults) {
      summary.add(ksop_FAULT)
          .set(ksop_FIELD_ID, fault.field_id)
          .set(ksop_OFFICE_TITLE, office_title(fault.key))
          .set(ksop_MESSAGE, fault.message);
    }
  }
  if (is_conflict) {
    view::Dictionary notice = content.add(ksop_MEANWHILE);
    for (const store::OfficeKey& key : shown.lost) {
      notice.add(ksop_LOST).set(ksop_FIELD_ID, field_id("name", key)).set(ksop_OFFICE_TITLE, office_title(key));
    }
  }
  const bool has_divisions = shown.stored.begin()->first.division != shown.stored.rbegin()->first.division;
  std::string_view division;
  std::optional<view::Dictionary> section;
  for (const auto& [key, stored] : shown.stored) {
    if (!section || key.division != division) {
      division = key.division;
      section = content.add(ksop_DIVISION);
      if (has_divisions) section->add(ksop_DIVISION_HEAD).set(ksop_DIVISION_TITLE, domain::division_title(division));
    }
    fill_office(section->add(ksop_OFFICE), shown, key, stored);
  }
  return http::html(layout_.finish(page), is_conflict ? kConflict : has_faults ? kBadRequest : 200);
}

void SchoolOfficePage::fill_office(view::Dictionary part, const Shown& shown, const store::OfficeKey& key,
                                   const store::RegisteredOffice& stored) const {
  const auto typed = shown.entries.find(key);
  const bool is_typed = typed != shown.entries.end();
  const bool is_lost = shown.lost.contains(key);
  // After a conflict the person has seen what stands there now; after a fault the form still says what it had shown.
  const std::string seen = is_typed && shown.lost.empty() ? typed->second.seen : usecase::office_digest(stored.office);
  // What somebody else alone has changed is shown as it stands.
  const bool is_untouched = is_typed && !shown.lost.empty() && usecase::office_digest(typed->second.typed) == typed->second.seen;
  const store::Office& office = is_typed && !is_untouched ? typed->second.typed : stored.office;
  part.set(ksop_OFFICE_KEY, field_id("office", key))
      .set(ksop_CATEGORY, domain::to_string(key.category))
      .set(ksop_CATEGORY_TITLE, domain::title(key.category))
      .set(ksop_SEEN_NAME, field_id("seen", key))
      .set(ksop_SEEN, seen);
  if (!stored.entered) part.show(ksop_BY_DEFAULT);
  if (is_lost) office_line_.include(part.add(ksop_OTHER).set(ksop_OFFICE_KEY, field_id("office", key)), ksop_OTHER_LINE, stored.office);
  for (const FieldWords& words : kFields) {
    const std::string id = field_id(words.name, key);
    view::Dictionary field = part.add(ksop_FIELD);
    field.set(ksop_ID, id).set(ksop_LABEL, words.title).set(ksop_VALUE, base::without_controls(office.*words.value));
    if (words.field == OfficeField::kName) field.show(ksop_REQUIRED);
    for (const EntryFault& fault : shown.faults) {
      if (fault.field_id == id) field.add(ksop_FIELD_FAULT).set(ksop_MESSAGE, fault.message);
    }
  }
  store::Office preview = office;
  for (const FieldWords& words : kFields) preview.*words.value = base::without_controls(office.*words.value);
  office_line_.include(part, ksop_PREVIEW, preview);
}

}  // namespace shouqi::pages
