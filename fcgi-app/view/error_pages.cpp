#include "view/error_pages.hpp"

#include <array>
#include <fstream>

#include "base/error.hpp"
#include "templates/error_page.hpp"
#include "templates/staff_error_page.hpp"

namespace shouqi::view {
namespace {

using http::ErrorNotice;
using http::ErrorReason;
using http::Saved;

struct Words {
  int status;
  ErrorReason reason;
  const Marker& section;
  const char* title;
};

// The sentences stand in the template, one section a row; here is only which one it is.
const std::array kWords{Words{400, ErrorReason::kPlain, kep_BAD_REQUEST, "這個要求不完整"},
                        Words{403, ErrorReason::kPlain, kep_FORBIDDEN, "這裡不能進入"},
                        Words{403, ErrorReason::kSessionEnded, kep_SESSION_ENDED, "登入時間已過"},
                        Words{403, ErrorReason::kForeignRequest, kep_FOREIGN_REQUEST, "無法確認這次送出的來源"},
                        Words{403, ErrorReason::kTicketRefused, kep_TICKET_REFUSED, "請從學習歷程系統再進入一次"},
                        Words{403, ErrorReason::kNotAttending, kep_NOT_ATTENDING, "找不到您的身分資料"},
                        Words{404, ErrorReason::kPlain, kep_NOT_FOUND, "找不到這一頁"},
                        Words{405, ErrorReason::kPlain, kep_METHOD_NOT_ALLOWED, "這一頁不能這樣開啟"},
                        Words{409, ErrorReason::kPlain, kep_CONFLICT, "資料剛剛有變動"},
                        Words{413, ErrorReason::kPlain, kep_TOO_LARGE, "送出的內容太長"},
                        Words{413, ErrorReason::kFileTooLarge, ksep_FILE_TOO_LARGE, "檔案太大，沒有收下"},
                        Words{414, ErrorReason::kPlain, kep_TOO_LARGE, "送出的內容太長"},
                        Words{429, ErrorReason::kPlain, kep_TOO_MANY, "請稍等一下再試"},
                        Words{503, ErrorReason::kPlain, kep_UNAVAILABLE, "系統暫時無法回應"},
                        Words{503, ErrorReason::kPrefetched, kep_PREFETCHED, "請再點一次"},
                        Words{504, ErrorReason::kPlain, kep_UNAVAILABLE, "系統暫時無法回應"},
                        Words{500, ErrorReason::kPlain, kep_BROKEN, "系統發生錯誤"}};

const Words& words_for(const ErrorNotice& notice) {
  const Words* of_status = nullptr;
  for (const Words& words : kWords) {
    if (words.status != notice.status) continue;
    if (words.reason == notice.reason) return words;
    if (words.reason == ErrorReason::kPlain) of_status = &words;
  }
  return of_status == nullptr ? kWords.back() : *of_status;
}

void replace_file(const std::filesystem::path& path, const std::string& text) {
  const std::filesystem::path half = path.string() + ".new";
  std::ofstream out(half, std::ios::binary | std::ios::trunc);
  out << text;
  out.close();
  if (!out) throw base::Error("cannot write " + half.string());
  std::error_code error;
  std::filesystem::rename(half, path, error);
  if (error) throw base::Error("cannot write " + path.string());
}

}  // namespace

TemplateErrorPages::TemplateErrorPages(const PageLayout& layout)
    : layout_(layout), file_(layout.templates().file(layout.readers() == Readers::kStaff ? "staff_error_page.tpl" : "error_page.tpl")) {}

std::string TemplateErrorPages::render(const ErrorNotice& notice) const {
  const Words& words = words_for(notice);
  Frame frame{.stem = "error", .title = words.title};
  frame.request_id = notice.request_id;
  Page page = layout_.begin(frame, file_);
  Dictionary content = page.content();
  content.set(kep_TITLE, words.title).set(kep_STATUS, static_cast<std::uint64_t>(notice.status)).show(words.section);
  content.show(notice.saved == Saved::kUnknown ? kep_SAVED_UNKNOWN : kep_SAVED_NOTHING);
  if (!notice.login_url.empty()) content.add(kep_LOGIN).set(kep_LOGIN_URL, notice.login_url);
  return layout_.finish(page);
}

std::string TemplateErrorPages::waiting_page() const {
  Page page = layout_.begin_waiting({.stem = "error", .title = "請稍候"}, file_);
  page.content().set(kep_TITLE, "請稍候，馬上輪到您").set(kep_STATUS, std::uint64_t{503}).show(kep_WAITING);
  return layout_.finish(page);
}

void TemplateErrorPages::write_static_pages(const std::filesystem::path& folder) const {
  for (const int status : {400, 403, 404, 405, 413, 414, 429, 500, 504}) {
    // nginx answers in our place only before a program has the request, or (504) when it cannot know what became of it.
    const Saved saved = status == 504 || status == 500 ? Saved::kUnknown : Saved::kNothing;
    replace_file(folder / (std::to_string(status) + ".html"), render({.status = status, .saved = saved}));
  }
  if (layout_.readers() == Readers::kStaff) {
    replace_file(folder / "413-file.html", render({.status = 413, .reason = ErrorReason::kFileTooLarge}));
  }
  for (const char* name : {"502.html", "503.html"}) replace_file(folder / name, waiting_page());
}

}  // namespace shouqi::view
