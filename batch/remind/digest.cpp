#include "remind/digest.hpp"

#include <fmt/format.h>

#include "base/roc_calendar.hpp"
#include "domain/round.hpp"

namespace shouqi::batch {

Mail digest_of(const store::RoundToRemind& round, const usecase::ReminderPlan& plan) {
  const std::string title = domain::round_title(round.term, round.batch);
  Mail mail;
  mail.subject = fmt::format("收訖明細確認：{} 還沒完成的人數", title);
  mail.text = fmt::format("{}　{}\n截止時間：{}\n\n以下是還沒確認，或要再看一次的人數。\n", round.school_name, title,
                          base::roc_deadline_with_year(round.window.closes_at));
  for (const auto& [category, classes] : plan.waiting) {
    std::uint32_t all = 0;
    for (const auto& [name, waiting] : classes) all += waiting;
    mail.text += fmt::format("\n{}：{} 人\n", domain::title(category), all);
    for (const auto& [name, waiting] : classes) mail.text += fmt::format("　{}　{} 人\n", name, waiting);
  }
  mail.text += "\n名單請在平臺的確認統計查看，這封信沒有任何學生的資料。\n這是系統寄出的信，請不要回覆。\n";
  return mail;
}

}  // namespace shouqi::batch
