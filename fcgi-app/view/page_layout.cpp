#include "view/page_layout.hpp"

#include <fstream>
#include <iterator>

#include "base/error.hpp"
#include "crypto/sha256.hpp"
#include "templates/page_layout.hpp"

namespace shouqi::view {
namespace {

// Enough of the hash that a changed file gets another address.
constexpr std::size_t kHashDigits = 12;

std::string content_hash(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw base::ConfigurationError("static file is missing: " + path.string());
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  return crypto::sha256_hex(bytes).substr(0, kHashDigits);
}

}  // namespace

PageLayout::PageLayout(const TemplateSet& templates, const std::filesystem::path& templates_folder,
                       LayoutAddresses addresses)
    : templates_(templates),
      file_(templates.file("page_layout.tpl")),
      addresses_(std::move(addresses)),
      style_hash_(content_hash(templates_folder / "static" / "shouqi.css")),
      script_hash_(content_hash(templates_folder / "static" / "shouqi.js")) {}

Page PageLayout::begin(const Frame& frame, const TemplateFile& content) const { return make(frame, content, Sheet()); }

Page PageLayout::begin_waiting(const Frame& frame, const TemplateFile& content) const {
  Sheet sheet;
  sheet.values().show(kpl_REFRESHES);
  return make(frame, content, std::move(sheet));
}

Page PageLayout::make(const Frame& frame, const TemplateFile& content, Sheet sheet) const {
  Dictionary values = sheet.values();
  values.set(kpl_STEM, frame.stem)
      .set(kpl_TITLE, frame.title)
      .set(kpl_STATIC_URL, addresses_.static_url)
      .set(kpl_STYLE_HASH, style_hash_)
      .set(kpl_SCRIPT_HASH, script_hash_)
      .set(kpl_PORTAL_HOME_URL, addresses_.portal_home_url);
  const bool staff = addresses_.readers == Readers::kStaff;
  values.show(staff ? kpl_STAFF_FOOT : kpl_STUDENT_FOOT);
  if (frame.follow == Follow::kYes) values.show(kpl_REFRESHES_QUIETLY);
  if (frame.principal != nullptr) {
    const std::string start = staff ? "/receipt/staff/" : "/receipt/";
    Dictionary session = values.add(kpl_SESSION);
    session.set(kpl_START_URL, start).set(kpl_LEAVE_URL, start + "leave").set(kpl_CSRF, frame.csrf_token);
    session.add(staff ? kpl_STAFF_PERSON : kpl_STUDENT)
        .set(kpl_SCHOOL_NAME, frame.principal->school_name)
        .set(kpl_CLASS_NAME, frame.principal->class_name)
        .set(kpl_SEAT_NO, frame.principal->seat_no)
        .set(kpl_NAME, frame.principal->name);
  } else {
    values.show(kpl_NO_SESSION);
  }
  if (!frame.back.url.empty())
    values.add(kpl_BACK).set(kpl_BACK_URL, frame.back.url).set(kpl_BACK_LABEL, frame.back.label);
  if (!frame.request_id.empty()) values.add(kpl_REQUEST).set(kpl_REQUEST_ID, frame.request_id);
  const Dictionary inner = values.include(kpl_CONTENT, content);
  return Page(std::move(sheet), inner);
}

std::string PageLayout::finish(const Page& page) const { return templates_.expand(file_, page.sheet_); }

}  // namespace shouqi::view
