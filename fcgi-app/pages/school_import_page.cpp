#include "pages/school_import_page.hpp"

#include <algorithm>
#include <charconv>

#include "base/log.hpp"
#include "base/roc_calendar.hpp"
#include "base/utf8.hpp"
#include "pages/class_words.hpp"
#include "templates/school_import_page.hpp"

namespace shouqi::pages {
namespace {

using usecase::UploadFault;

constexpr int kBadRequest = 400;
constexpr int kUnavailable = 503;
constexpr std::uint32_t kListed = 20;

// 0 when nothing was chosen, or no number.
domain::RoundId parse_round(const http::Fields& form) {
  const std::string text = form.only("round").value_or("");
  domain::RoundId round = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), round);
  return error == std::errc{} && end == text.data() + text.size() ? round : 0;
}

struct Words {
  std::string_view field_id;
  std::string_view message;
};

Words words_of(UploadFault fault) {
  switch (fault) {
    case UploadFault::kNoRound: return {"round", "請選擇要匯入的梯次。"};
    case UploadFault::kNoFile: return {"package", "請選擇收訖明細壓縮檔。"};
    case UploadFault::kEmptyFile: return {"package", "這個檔案是空的。請重新下載，再選一次。"};
    case UploadFault::kTooLarge: return {"package", "這個檔案超過 64 MB。請確認選對檔案。"};
    case UploadFault::kNotAZip: return {"package", "這不是 ZIP 壓縮檔。請選國教署給的壓縮檔，不要先解壓縮。"};
    case UploadFault::kNoPassword: return {"password", "請填壓縮檔的密碼。"};
    case UploadFault::kLongPassword: return {"password", "密碼太長了。請只填國教署給的密碼。"};
    case UploadFault::kTooManyOpen: return {"package", "還有 5 份檔案沒有處理完。請先到下面的清單，逐一匯入或取消。"};
  }
  return {};
}

const view::Marker& section_of(std::string_view field_id) {
  if (field_id == "round") return ksip_ROUND_FAULT;
  return field_id == "password" ? ksip_PASSWORD_FAULT : ksip_PACKAGE_FAULT;
}

std::string option_word(const domain::Round& round) {
  return domain::round_title(round.term, round.batch) + (round.state == domain::RoundState::kOpen ? "（開放中）" : "（準備中）");
}

}  // namespace

struct SchoolImportPage::Shown {
  domain::RoundId round = 0;
  std::vector<UploadFault> faults{};
  // Why the inbox takes nothing.
  std::optional<base::InboxError::Kind> away{};
  // Somebody's file has just been turned away because of that.
  bool turned_away = false;
};

SchoolImportPage::SchoolImportPage(const view::PageLayout& layout, store::HandInStore& store, const base::InboxFolder& inbox)
    : layout_(layout),
      file_(layout.templates().file("school_import_page.tpl")),
      expired_file_(layout.templates().file("school_import_expired_page.tpl")),
      store_(store),
      inbox_(inbox) {}

http::Response SchoolImportPage::show(const http::RequestContext& context) {
  Shown shown;
  if (!inbox_.is_set() || !inbox_.problem().empty()) shown.away = base::InboxError::Kind::kAway;
  return render(context, shown);
}

http::Response SchoolImportPage::hand_in(const http::RequestContext& context) {
  const http::Request& request = context.request;
  usecase::Upload upload;
  upload.round_id = parse_round(request.form);
  const std::string password = request.form.only("password").value_or("");
  upload.password = password;
  const bool one_file = request.files.size() == 1 && request.files.front().name == "package";
  if (!one_file && !request.files.empty()) return http::refuse(kBadRequest);
  if (one_file) {
    upload.file_name = request.files.front().file_name;
    upload.bytes = request.bytes_of(request.files.front());
  }
  const auto faults = usecase::faults_of(upload);
  if (!faults.empty()) return render(context, {upload.round_id, faults});
  try {
    const auto filed = usecase::hand_in(store_, inbox_, *context.principal, upload, staff_actor(context));
    if (!filed) return render(context, {upload.round_id, {filed.error()}});
    return http::redirect(hand_in_url(*filed));
  } catch (const base::InboxError& error) {
    base::log(base::Severity::kError, "inbox_away", {{"request_id", request.request_id}, {"error", error.what()}});
    return render(context, {upload.round_id, {}, error.kind(), true});
  }
}

http::Response SchoolImportPage::expired(const http::RequestContext& context) {
  return school_import_expired(layout_, expired_file_, context, "school_import", LostAct::kFile);
}

http::Response SchoolImportPage::render(const http::RequestContext& context, const Shown& shown) {
  const bool has_faults = !shown.faults.empty();
  view::Page page = layout_.begin({.stem = "school_import",
                                   .title = has_faults || shown.turned_away ? "錯誤：交付收訖明細" : "交付收訖明細",
                                   .principal = context.principal,
                                   .csrf_token = context.csrf_token,
                                   .back = {"學校確認進度", "/receipt/staff/school"},
                                   .request_id = shown.turned_away ? std::string_view(context.request.request_id) : std::string_view()},
                                  file_);
  view::Dictionary content = page.content();
  if (shown.away) {
    const bool full = shown.away == base::InboxError::Kind::kFull;
    view::Dictionary notice = content.add(ksip_AWAY);
    notice.set(ksip_REASON, full ? "full" : "away").show(full ? ksip_FULL : ksip_MISSING);
    if (shown.turned_away) notice.show(ksip_NOT_KEPT);
  }
  if (has_faults) {
    view::Dictionary summary = content.add(ksip_FAULTS);
    for (const UploadFault fault : shown.faults) {
      summary.add(ksip_FAULT).set(ksip_FIELD_ID, words_of(fault).field_id).set(ksip_MESSAGE, words_of(fault).message);
    }
  }
  const std::string& school = context.principal->school_code;
  const std::vector<domain::Round> rounds = store_.rounds(school);
  if (rounds.empty()) {
    content.show(ksip_NO_ROUND);
  } else {
    view::Dictionary form = content.add(ksip_FORM);
    form.set(ksip_CSRF, context.csrf_token);
    for (const UploadFault fault : shown.faults) {
      form.add(section_of(words_of(fault).field_id)).set(ksip_MESSAGE, words_of(fault).message);
    }
    if (rounds.size() > 1) form.show(ksip_CHOOSE);
    for (const domain::Round& round : rounds) {
      view::Dictionary option = form.add(ksip_OPTION);
      option.set(ksip_VALUE, std::uint64_t{round.id}).set(ksip_WORD, option_word(round));
      if (round.id == shown.round) option.show(ksip_CHOSEN);
    }
  }
  const std::vector<store::HandIn> history = store_.list(school, kListed);
  if (!history.empty()) {
    view::Dictionary section = content.add(ksip_HISTORY);
    for (const store::HandIn& one : history) {
      section.add(ksip_ITEM)
          .set(ksip_ID, one.id)
          .set(ksip_URL, hand_in_url(one.id))
          .set(ksip_FILE_NAME, base::without_controls(one.file_name))
          .set(ksip_STATE, domain::to_string(one.latest().state))
          .set(ksip_STATE_TITLE, domain::title(one.latest().state))
          .set(ksip_CHIP, chip_of(one.latest().state))
          .set(ksip_ROUND_TITLE, round_title(one))
          .set(ksip_AT, base::roc_date_time(one.latest().at));
    }
  }
  return http::html(layout_.finish(page), shown.turned_away ? kUnavailable : has_faults ? kBadRequest : 200);
}

}  // namespace shouqi::pages
