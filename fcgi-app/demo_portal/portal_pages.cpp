#include "portal_pages.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/error.hpp"
#include "base/log.hpp"
#include "crypto/encoding.hpp"
#include "http/csrf.hpp"
#include "http/form.hpp"
#include "portal_templates/home_page.hpp"
#include "portal_templates/login_page.hpp"
#include "portal_templates/notice_page.hpp"
#include "portal_templates/portal_frame.hpp"
#include "portal_templates/staff_home_page.hpp"

namespace shouqi::demo_portal {
namespace {

constexpr std::string_view kHome = "/portal/";
constexpr std::string_view kLogin = "/portal/login";
constexpr std::string_view kStartOfReceipts = "/receipt/";
constexpr std::size_t kNonceBytes = 18;
constexpr std::string_view kContentPolicy =
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action "
    "'self'; base-uri "
    "'none'; frame-ancestors 'none'";

// The tiles of the slides, in the order of the codes 01 to 10.
constexpr std::array<std::string_view, 10> kPerformanceTiles{
    "幹部經歷暨事蹟紀錄",         "競賽參與紀錄",     "檢定證照紀錄", "服務學習紀錄",
    "彈性學習時間紀錄",           "團體活動時間紀錄", "職場學習紀錄", "作品成果紀錄",
    "大學及技專校院先修課程紀錄", "其他活動紀錄"};

std::optional<std::uint64_t> parse_number(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// Where to go after the log-in; empty when nothing, or nothing allowed, was asked for.
std::string wanted_target(const http::Fields& fields) {
  const std::string target = fields.only("to").value_or("");
  const bool allowed = http::is_allowed_target(target) || http::is_allowed_target(target, http::Program::kStaff);
  return allowed ? target : std::string();
}

std::string login_address(const std::string& target) {
  return std::string(kLogin) + (target.empty() ? "" : "?to=" + http::url_encode(target));
}

bool has_rare_character(std::string_view name) {
  return std::any_of(name.begin(), name.end(), [](char byte) { return static_cast<unsigned char>(byte) >= 0xF0; });
}

bool has_parted_name(std::string_view name) {
  constexpr std::array<std::string_view, 4> kParts{"·", "‧", "．", " "};
  return std::any_of(kParts.begin(), kParts.end(),
                     [&](std::string_view part) { return name.find(part) != std::string_view::npos; });
}

// What is worth knowing about a student before one logs in as that student.
std::string note(const StudentEntry& student) {
  std::vector<std::string_view> notes;
  const bool has_more = student.cadre > 0 || student.outcome > 0 || student.performance > 0;
  if (student.cadre > 0 && student.course > 0 && student.outcome > 0 && student.performance > 0) {
    notes.emplace_back("有四類資料");
  } else if (!has_more) {
    notes.emplace_back(student.course > 0 ? "只有修課紀錄" : "無資料");
  }
  if (has_rare_character(student.name)) notes.emplace_back("罕用字");
  if (has_parted_name(student.name)) notes.emplace_back("姓名有間隔");
  std::string text;
  for (const std::string_view one : notes) text += (text.empty() ? "" : "、") + std::string(one);
  return text;
}

void add_group(view::Dictionary page, std::string_view title, const std::vector<StudentEntry>& students) {
  view::Dictionary group = page.add(klp_GROUP);
  group.set(klp_GROUP_TITLE, title);
  if (students.empty()) group.show(klp_EMPTY_GROUP);
  for (const StudentEntry& student : students) {
    view::Dictionary row = group.add(klp_STUDENT);
    row.set(klp_STUDENT_ID, student.id).set(klp_STUDENT_NUMBER, student.number).set(klp_STUDENT_NAME, student.name);
    row.set(klp_CLASS_NAME, student.class_name).set(klp_SEAT, student.seat);
    if (const std::string text = note(student); !text.empty()) row.add(klp_NOTE).set(klp_NOTE_TEXT, text);
  }
}

void add_staff(view::Dictionary page, const view::Marker& section, const std::vector<StaffEntry>& staff) {
  for (const StaffEntry& one : staff) {
    page.add(section).set(klp_STAFF_ID, one.id).set(klp_STAFF_NAME, one.name).set(klp_STAFF_ROLE, one.role);
  }
}

struct Framed {
  view::Sheet sheet;
  view::Dictionary content;
};

Framed begin(const view::TemplateSet& templates, std::string_view content, std::string_view stem,
             std::string_view title) {
  view::Sheet sheet;
  view::Dictionary frame = sheet.values();
  frame.set(kpf_STEM, stem).set(kpf_TITLE, title);
  view::Dictionary inner = frame.include(kpf_CONTENT, templates.file(content));
  return {std::move(sheet), inner};
}

http::Response finish(const view::TemplateSet& templates, const Framed& framed, int status = 200) {
  return http::html(templates.expand(templates.file("portal_frame.tpl"), framed.sheet), status);
}

void add_headers(http::Response& response) {
  response.set("Content-Security-Policy", kContentPolicy);
  response.set("X-Content-Type-Options", "nosniff");
  response.set("Referrer-Policy", "same-origin");
  if (!response.header("Cache-Control")) response.set("Cache-Control", "no-store");
}

}  // namespace

http::Response PortalPages::answer(http::Request request) {
  http::Response response;
  try {
    const auto query = http::parse_urlencoded(request.query_string);
    const auto form = http::is_urlencoded(request.content_type) ? http::parse_urlencoded(request.body) : http::Fields();
    if (request.fault != http::TransportFault::kNone || !query || !form) {
      response = notice(400);
    } else {
      request.query = *query;
      request.form = *form;
      response = route(request);
    }
  } catch (const base::UnavailableError& error) {
    base::log(base::Severity::kError, "portal_unavailable", {{"error", error.what()}});
    response = notice(503);
  } catch (const std::exception& error) {
    base::log(base::Severity::kError, "portal_broke", {{"error", error.what()}});
    response = notice(500);
  }
  add_headers(response);
  if (request.method == http::Method::kHead) response.body.clear();
  return response;
}

http::Response PortalPages::route(const http::Request& request) {
  const bool posts = request.method == http::Method::kPost;
  const bool reads = request.method == http::Method::kGet || request.method == http::Method::kHead;
  if (posts && !http::comes_from_our_pages(request, parts_.site.origin())) return notice(403);
  if (request.path == kHome && reads) return home(request);
  if (request.path == kLogin && reads) return login_list(request);
  if (request.path == kLogin && posts) return log_in(request);
  if (request.path == "/portal/logout" && posts) return log_out(request);
  if (request.path == "/portal/go" && reads) return hand_over(request);
  if (request.path == "/portal/static/portal.css" && reads) {
    http::Response sheet = http::text(parts_.style_sheet);
    return sheet.set("Content-Type", "text/css; charset=utf-8").set("Cache-Control", "max-age=60");
  }
  return notice(404);
}

http::Response PortalPages::home(const http::Request& request) {
  const auto id = parts_.sessions.person(request);
  const auto person = id ? tables_.person(*id) : std::nullopt;
  if (!person) {
    const auto staff = id ? tables_.staff(*id) : std::nullopt;
    return staff ? staff_home(*staff) : http::redirect(login_address(""));
  }
  const HomeCounts counts = tables_.counts(*person);

  view::Sheet sheet;
  view::Dictionary frame = sheet.values();
  frame.set(kpf_STEM, "portal_home").set(kpf_TITLE, "首頁");
  frame.add(kpf_PERSON)
      .add(kpf_STUDENT)
      .set(kpf_NUMBER, person->number)
      .set(kpf_CLASS_NAME, person->class_name)
      .set(kpf_SEAT, person->seat)
      .set(kpf_NAME, person->name);
  view::Dictionary page = frame.include(kpf_CONTENT, parts_.templates.file("home_page.tpl"));
  page.set(khp_STUDENT_ID, person->id).set(khp_CADRE, counts.cadre).set(khp_COURSE, counts.course);
  page.set(khp_OUTCOME, counts.outcome).set(khp_OUTCOME_TICKED, counts.outcome_ticked);
  page.set(khp_PERFORMANCE_TICKED, counts.performance_ticked);
  for (std::size_t kind = 0; kind < kPerformanceTiles.size(); ++kind) {
    page.add(khp_PERFORMANCE_KIND).set(khp_KIND_NAME, kPerformanceTiles[kind]).set(khp_COUNT, counts.performance[kind]);
  }
  return http::html(parts_.templates.expand(parts_.templates.file("portal_frame.tpl"), sheet));
}

http::Response PortalPages::staff_home(const StaffPerson& person) {
  view::Sheet sheet;
  view::Dictionary frame = sheet.values();
  frame.set(kpf_STEM, "portal_staff_home").set(kpf_TITLE, "首頁");
  frame.add(kpf_PERSON).add(kpf_TEACHER).set(kpf_NAME, person.name);
  view::Dictionary page = frame.include(kpf_CONTENT, parts_.templates.file("staff_home_page.tpl"));
  page.set(kshp_SCHOOL_NAME, person.school_name);
  for (const ClassEntry& one : person.classes) page.add(kshp_CLASS).set(kshp_CLASS_ID, one.id).set(kshp_CLASS_NAME, one.name);
  return http::html(parts_.templates.expand(parts_.templates.file("portal_frame.tpl"), sheet));
}

http::Response PortalPages::login_list(const http::Request& request) {
  const std::string target = wanted_target(request.query);
  const std::string number = request.query.only("number").value_or("");
  const auto chosen = parse_number(request.query.only("class").value_or(""));

  Framed framed = begin(parts_.templates, "login_page.tpl", "portal_login", "登入");
  view::Dictionary page = framed.content;
  page.set(klp_SCHOOL_NAME, tables_.school_name()).set(klp_NUMBER, number).set(klp_TARGET, target);
  if (!target.empty()) page.show(klp_KEEP_TARGET);

  const auto found = number.empty() ? std::vector<StudentEntry>() : tables_.students_by_number(number);
  if (!found.empty()) add_group(page, "找到的學生", found);
  if (!number.empty() && found.empty()) page.show(klp_NOT_FOUND);
  for (const ClassEntry& one : tables_.classes()) {
    view::Dictionary row = page.add(klp_CLASS);
    row.set(klp_CLASS_ID, one.id).set(klp_CLASS_LABEL, one.name);
    if (!target.empty()) row.show(klp_CLASS_TARGET);
    if (chosen != one.id) continue;
    row.show(klp_CLASS_OPEN);
    add_group(page, one.name, tables_.students_of_class(one.id));
  }
  if (found.empty() && !chosen) add_group(page, "適合試用的學生", tables_.students_worth_trying());
  add_staff(page, klp_OFFICE, tables_.offices());
  add_staff(page, klp_HOMEROOM, tables_.homeroom_teachers());
  return finish(parts_.templates, framed);
}

http::Response PortalPages::log_in(const http::Request& request) {
  const auto id = parse_number(request.form.only("person").value_or(""));
  const bool known = id && (tables_.person(*id) || tables_.staff(*id));
  if (!known) return notice(404);
  const std::string target = wanted_target(request.form);
  http::Response response =
      http::redirect(target.empty() ? std::string(kHome) : "/portal/go?to=" + http::url_encode(target));
  return response.add("Set-Cookie", parts_.sessions.start(*id));
}

http::Response PortalPages::log_out(const http::Request&) {
  http::Response response = http::redirect(kLogin);
  return response.add("Set-Cookie", parts_.sessions.end());
}

http::Response PortalPages::hand_over(const http::Request& request) {
  std::string target = wanted_target(request.query);
  const auto id = parts_.sessions.person(request);
  // Whose program it is follows from the person, never from the page that was asked for.
  if (const auto student = id ? tables_.person(*id) : std::nullopt) {
    if (!parts_.site.is_allowed_target(target)) target = kStartOfReceipts;
    return http::redirect("/receipt/enter?ticket=" + ticket(parts_.site, student->id, student->school_code, target));
  }
  if (const auto staff = id ? tables_.staff(*id) : std::nullopt) {
    if (!parts_.staff_site.is_allowed_target(target)) target = parts_.staff_site.start_page();
    return http::redirect("/receipt/staff/enter?ticket=" + ticket(parts_.staff_site, staff->id, staff->school_code, target));
  }
  return http::redirect(login_address(target));
}

http::Response PortalPages::notice(int status) {
  std::string_view heading = "系統暫時無法使用";
  std::string_view text = "請稍後再試。資料沒有任何變動。";
  if (status == 404) {
    heading = "找不到這一頁";
    text = "請檢查網址，或從首頁重新開始。";
  } else if (status == 400 || status == 403) {
    heading = "無法處理這個要求";
    text = "請從入口網的頁面再操作一次。";
  }
  try {
    Framed framed = begin(parts_.templates, "notice_page.tpl", "portal_notice", heading);
    framed.content.set(knp_HEADING, heading).set(knp_TEXT, text);
    return finish(parts_.templates, framed, status);
  } catch (const base::Error& error) {
    base::log(base::Severity::kError, "portal_notice_broke", {{"error", error.what()}});
    return http::text(std::string(heading), status);
  }
}

std::string PortalPages::ticket(const http::Site& site, std::uint64_t person, const std::string& school, const std::string& target) {
  const auto now = std::chrono::floor<std::chrono::seconds>(parts_.clock.now());
  return http::make_ticket(parts_.key,
                           {std::to_string(person), school, site.ticket_audience(), target, now,
                            now + parts_.ticket_lifetime, crypto::to_base64url(parts_.random.bytes(kNonceBytes))});
}

}  // namespace shouqi::demo_portal
