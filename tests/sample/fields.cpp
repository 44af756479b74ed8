#include "fields.hpp"

namespace shouqi::sample {

namespace {

using domain::Category;

constexpr Field kCadre1[] = {{"單位名稱", "unit_name"},
                             {"開始日期", "begin_date"},
                             {"結束日期", "end_date"},
                             {"擔任職務", "duty_name"},
                             {"幹部等級", "cadre_level"}};
constexpr SubKind kCadreKinds[] = {
    {"幹部經歷", kCadre1},
};
constexpr std::string_view kCadreColumns[] = {"unit_name", "begin_date", "end_date", "duty_name", "cadre_level"};

constexpr Field kCourse1[] = {{"課程代碼", "course_code"},  {"科目名稱", "course_name"}, {"開課年級", "open_grade"},
                              {"修課學分", "credits"},      {"學期學業成績", "score"},   {"成績及格", "pass_flag"},
                              {"補考成績", "makeup_score"}, {"補考及格", "makeup_pass"}, {"是否採計學分", "counted"},
                              {"質性文字描述", "remark"}};
constexpr Field kCourse2[] = {{"應修課學年度", "orig_year"}, {"應修課學期", "orig_sem"}, {"課程代碼", "course_code"},
                              {"科目名稱", "course_name"},   {"開課年級", "open_grade"}, {"修課學分", "credits"},
                              {"補修成績", "score"},         {"補修及格", "pass_flag"},  {"補考成績", "makeup_score"},
                              {"補考及格", "makeup_pass"},   {"補修方式", "take_mode"},  {"是否採計學分", "counted"},
                              {"質性文字描述", "remark"}};
constexpr Field kCourse3[] = {{"對應學年度", "orig_year"}, {"對應學期", "orig_sem"},   {"課程代碼", "course_code"},
                              {"科目名稱", "course_name"}, {"對應年級", "open_grade"}, {"修課學分", "credits"},
                              {"身分別", "identity_code"}, {"抵免後成績", "score"},    {"成績及格", "pass_flag"},
                              {"是否採計學分", "counted"}, {"質性文字描述", "remark"}};
constexpr Field kCourse4[] = {{"原修課學年度", "orig_year"}, {"原修課學期", "orig_sem"}, {"課程代碼", "course_code"},
                              {"科目名稱", "course_name"},   {"開課年級", "open_grade"}, {"修課學分", "credits"},
                              {"重修方式", "take_mode"},     {"重修成績", "score"},      {"重修及格", "pass_flag"},
                              {"質性文字描述", "remark"}};
constexpr Field kCourse5[] = {{"課程代碼", "course_code"},  {"科目名稱", "course_name"}, {"開課年級", "open_grade"},
                              {"修課學分", "credits"},      {"重讀成績", "score"},       {"成績及格", "pass_flag"},
                              {"補考成績", "makeup_score"}, {"補考及格", "makeup_pass"}, {"重讀註記", "repeat_mark"},
                              {"是否採計學分", "counted"},  {"質性文字描述", "remark"}};
constexpr Field kCourse6[] = {
    {"課程代碼", "course_code"}, {"科目名稱", "course_name"}, {"開課年級", "open_grade"},     {"節數", "credits"},
    {"學期學業成績", "score"},   {"成績及格", "pass_flag"},   {"學年學業成績", "year_score"}, {"學年及格", "year_pass"},
    {"是否採計學時", "counted"}, {"質性文字描述", "remark"}};
constexpr Field kCourse7[] = {{"課程代碼", "course_code"},       {"科目名稱", "course_name"},
                              {"開課年級", "open_grade"},        {"第一學期節數", "credits"},
                              {"第二學期節數", "second_hours"},  {"第一次補考成績", "score"},
                              {"第一次補考及格", "pass_flag"},   {"第二次補考成績", "makeup_score"},
                              {"第二次補考及格", "makeup_pass"}, {"是否採計學時", "counted"}};
constexpr Field kCourse8[] = {{"對應學年度", "orig_year"}, {"對應學期", "orig_sem"},   {"課程代碼", "course_code"},
                              {"科目名稱", "course_name"}, {"對應年級", "open_grade"}, {"節數", "credits"},
                              {"身分別", "identity_code"}, {"抵免後成績", "score"},    {"成績及格", "pass_flag"},
                              {"是否採計學時", "counted"}, {"質性文字描述", "remark"}};
constexpr SubKind kCourseKinds[] = {
    {"學期成績", kCourse1},       {"補修成績", kCourse2},           {"轉學轉科成績", kCourse3},
    {"重修成績", kCourse4},       {"重讀成績", kCourse5},           {"進修部學期成績", kCourse6},
    {"進修部補考成績", kCourse7}, {"進修部轉學轉科成績", kCourse8},
};
constexpr std::string_view kCourseColumns[] = {
    "course_code",  "course_name",   "open_grade",  "credits",    "score",     "pass_flag",
    "makeup_score", "makeup_pass",   "counted",     "remark",     "orig_year", "orig_sem",
    "take_mode",    "identity_code", "repeat_mark", "year_score", "year_pass", "second_hours"};

constexpr Field kOutcome1[] = {
    {"實際修課學期", "act_sem"},  {"課程代碼", "course_code"},    {"科目名稱", "course_name"},
    {"開課年級", "open_grade"},   {"修課學分", "credits"},        {"成果簡述", "summary"},
    {"證明文件連結", "doc_link"}, {"影音檔案連結", "media_link"}, {"外部影音連結", "ext_link"}};
constexpr Field kOutcome2[] = {
    {"應修課學年度", "orig_year"}, {"應修課學期", "orig_sem"},     {"實際修課學期", "act_sem"},
    {"課程代碼", "course_code"},   {"科目名稱", "course_name"},    {"開課年級", "open_grade"},
    {"修課學分", "credits"},       {"補修方式", "take_mode"},      {"成果簡述", "summary"},
    {"證明文件連結", "doc_link"},  {"影音檔案連結", "media_link"}, {"外部影音連結", "ext_link"}};
constexpr Field kOutcome3[] = {
    {"原修課學年度", "orig_year"}, {"原修課學期", "orig_sem"},     {"實際修課學期", "act_sem"},
    {"課程代碼", "course_code"},   {"科目名稱", "course_name"},    {"開課年級", "open_grade"},
    {"修課學分", "credits"},       {"重修方式", "take_mode"},      {"成果簡述", "summary"},
    {"證明文件連結", "doc_link"},  {"影音檔案連結", "media_link"}, {"外部影音連結", "ext_link"}};
constexpr Field kOutcome4[] = {
    {"實際修課學期", "act_sem"},  {"課程代碼", "course_code"},    {"科目名稱", "course_name"},
    {"開課年級", "open_grade"},   {"修課學分", "credits"},        {"成果簡述", "summary"},
    {"證明文件連結", "doc_link"}, {"影音檔案連結", "media_link"}, {"外部影音連結", "ext_link"}};
constexpr Field kOutcome5[] = {
    {"原修課學校代碼", "orig_school"}, {"原修課學年度", "orig_year"}, {"原修課學期", "orig_sem"},
    {"課程代碼", "course_code"},       {"科目名稱", "course_name"},   {"開課年級", "open_grade"},
    {"修課學分", "credits"},           {"成果簡述", "summary"},       {"證明文件連結", "doc_link"},
    {"影音檔案連結", "media_link"},    {"外部影音連結", "ext_link"}};
constexpr Field kOutcome6[] = {{"借讀學校代碼", "orig_school"}, {"實際修課學期", "act_sem"},
                               {"課程代碼", "course_code"},     {"科目名稱", "course_name"},
                               {"開課年級", "open_grade"},      {"修課學分", "credits"},
                               {"成果簡述", "summary"},         {"證明文件連結", "doc_link"},
                               {"影音檔案連結", "media_link"},  {"外部影音連結", "ext_link"}};
constexpr Field kOutcome7[] = {{"實際修課學期", "act_sem"},  {"課程代碼", "course_code"},
                               {"科目名稱", "course_name"},  {"開課年級", "open_grade"},
                               {"節數", "credits"},          {"成果簡述", "summary"},
                               {"證明文件連結", "doc_link"}, {"影音檔案連結", "media_link"},
                               {"外部影音連結", "ext_link"}};
constexpr Field kOutcome8[] = {{"原修課學校代碼", "orig_school"},
                               {"原修課學年度", "orig_year"},
                               {"原修課學期", "orig_sem"},
                               {"課程代碼", "course_code"},
                               {"科目名稱", "course_name"},
                               {"開課年級", "open_grade"},
                               {"節數", "credits"},
                               {"成果簡述", "summary"},
                               {"證明文件連結", "doc_link"},
                               {"影音檔案連結", "media_link"},
                               {"外部影音連結", "ext_link"}};
constexpr Field kOutcome9[] = {{"借讀學校代碼", "orig_school"}, {"實際修課學期", "act_sem"},
                               {"課程代碼", "course_code"},     {"科目名稱", "course_name"},
                               {"開課年級", "open_grade"},      {"節數", "credits"},
                               {"成果簡述", "summary"},         {"證明文件連結", "doc_link"},
                               {"影音檔案連結", "media_link"},  {"外部影音連結", "ext_link"}};
constexpr SubKind kOutcomeKinds[] = {
    {"學期課程學習成果", kOutcome1},       {"補修課程學習成果", kOutcome2},
    {"重修課程學習成果", kOutcome3},       {"重讀課程學習成果", kOutcome4},
    {"轉學轉科課程學習成果", kOutcome5},   {"借讀課程學習成果", kOutcome6},
    {"進修部學期課程學習成果", kOutcome7}, {"進修部轉學轉科課程學習成果", kOutcome8},
    {"進修部借讀課程學習成果", kOutcome9},
};
constexpr std::string_view kOutcomeColumns[] = {"act_sem",     "orig_school", "orig_year", "orig_sem",   "course_code",
                                                "course_name", "open_grade",  "credits",   "take_mode",  "summary",
                                                "doc_link",    "media_link",  "ext_link",  "verify_code"};

constexpr Field kPerformance1[] = {
    {"單位名稱", "unit_name"},    {"開始日期", "begin_date"},     {"結束日期", "end_date"},
    {"擔任職務", "duty_name"},    {"幹部等級", "level_code"},     {"內容簡述", "summary"},
    {"證明文件連結", "doc_link"}, {"影音檔案連結", "media_link"}, {"外部影音連結", "ext_link"}};
constexpr Field kPerformance2[] = {{"競賽名稱", "title"},          {"項目", "item"},
                                   {"競賽等級代碼", "level_code"}, {"獎項", "award"},
                                   {"結果公布日期", "begin_date"}, {"團體參與代碼", "group_code"},
                                   {"內容簡述", "summary"},        {"證明文件連結", "doc_link"},
                                   {"影音檔案連結", "media_link"}, {"外部影音連結", "ext_link"}};
constexpr Field kPerformance3[] = {
    {"證照代碼", "licence_code"},   {"類型", "licence_type"},    {"分數", "licence_score"},
    {"分項結果", "licence_parts"},  {"取得日期", "begin_date"},  {"字號", "licence_no"},
    {"組別", "licence_group"},      {"內容簡述", "summary"},     {"證明文件連結", "doc_link"},
    {"影音檔案連結", "media_link"}, {"外部影音連結", "ext_link"}};
constexpr Field kPerformance4[] = {{"服務名稱", "title"},
                                   {"服務單位", "unit_name"},
                                   {"開始日期", "begin_date"},
                                   {"結束日期", "end_date"},
                                   {"時數", "hours"},
                                   {"內容簡述", "summary"},
                                   {"證明文件連結", "doc_link"},
                                   {"影音檔案連結", "media_link"},
                                   {"外部影音連結", "ext_link"}};
constexpr Field kPerformance5[] = {
    {"類別代碼", "type_code"},      {"內容", "title"},           {"開設單位", "unit_name"},
    {"學年度", "act_year"},         {"學期", "act_sem"},         {"每週節數", "hours"},
    {"開設週數", "weeks"},          {"內容簡述", "summary"},     {"證明文件連結", "doc_link"},
    {"影音檔案連結", "media_link"}, {"外部影音連結", "ext_link"}};
constexpr Field kPerformance6[] = {
    {"類別代碼", "type_code"},   {"辦理單位", "unit_name"},    {"內容名稱", "title"},
    {"學年度", "act_year"},      {"學期", "act_sem"},          {"節數", "hours"},
    {"內容簡述", "summary"},     {"證明文件連結", "doc_link"}, {"影音檔案連結", "media_link"},
    {"外部影音連結", "ext_link"}};
constexpr Field kPerformance7[] = {
    {"類別代碼", "type_code"},      {"單位名稱", "unit_name"},   {"職稱", "duty_name"},   {"開始日期", "begin_date"},
    {"結束日期", "end_date"},       {"時數", "hours"},           {"內容簡述", "summary"}, {"證明文件連結", "doc_link"},
    {"影音檔案連結", "media_link"}, {"外部影音連結", "ext_link"}};
constexpr Field kPerformance8[] = {{"名稱", "title"},
                                   {"日期", "begin_date"},
                                   {"內容簡述", "summary"},
                                   {"證明文件連結", "doc_link"},
                                   {"影音檔案連結", "media_link"},
                                   {"外部影音連結", "ext_link"}};
constexpr Field kPerformance9[] = {{"計畫專案", "plan_name"},    {"開設單位", "unit_name"},
                                   {"課程名稱", "title"},        {"開始日期", "begin_date"},
                                   {"結束日期", "end_date"},     {"學分數", "credits"},
                                   {"總時數", "hours"},          {"內容簡述", "summary"},
                                   {"證明文件連結", "doc_link"}, {"影音檔案連結", "media_link"},
                                   {"外部影音連結", "ext_link"}};
constexpr Field kPerformance10[] = {{"名稱", "title"},
                                    {"主辦單位", "unit_name"},
                                    {"開始日期", "begin_date"},
                                    {"結束日期", "end_date"},
                                    {"時數", "hours"},
                                    {"內容簡述", "summary"},
                                    {"證明文件連結", "doc_link"},
                                    {"影音檔案連結", "media_link"},
                                    {"外部影音連結", "ext_link"}};
constexpr SubKind kPerformanceKinds[] = {
    {"幹部經歷暨事蹟", kPerformance1}, {"競賽參與", kPerformance2},     {"檢定證照", kPerformance3},
    {"服務學習", kPerformance4},       {"彈性學習時間", kPerformance5}, {"團體活動時間", kPerformance6},
    {"職場學習", kPerformance7},       {"作品成果", kPerformance8},     {"大學及技專先修", kPerformance9},
    {"其他", kPerformance10},
};
constexpr std::string_view kPerformanceColumns[] = {
    "title",         "item",       "unit_name",    "duty_name",    "level_code",    "type_code",     "group_code",
    "award",         "begin_date", "end_date",     "hours",        "weeks",         "act_year",      "act_sem",
    "credits",       "plan_name",  "licence_code", "licence_type", "licence_score", "licence_parts", "licence_no",
    "licence_group", "summary",    "doc_link",     "media_link",   "ext_link"};

constexpr RecordTable kCadreTable{"rec_cadre", "C", false, kCadreColumns};
constexpr RecordTable kCourseTable{"rec_course", "S", true, kCourseColumns};
constexpr RecordTable kOutcomeTable{"rec_outcome", "O", true, kOutcomeColumns};
constexpr RecordTable kPerformanceTable{"rec_performance", "P", true, kPerformanceColumns};

}  // namespace

std::span<const SubKind> sub_kinds(Category category) {
  switch (category) {
    case Category::kCadre:
      return kCadreKinds;
    case Category::kCourse:
      return kCourseKinds;
    case Category::kOutcome:
      return kOutcomeKinds;
    case Category::kPerformance:
      return kPerformanceKinds;
  }
  return {};
}

const SubKind& sub_kind(Category category, int kind) { return sub_kinds(category)[static_cast<std::size_t>(kind - 1)]; }

const RecordTable& record_table(Category category) {
  switch (category) {
    case Category::kCourse:
      return kCourseTable;
    case Category::kOutcome:
      return kOutcomeTable;
    case Category::kPerformance:
      return kPerformanceTable;
    case Category::kCadre:
      break;
  }
  return kCadreTable;
}

}  // namespace shouqi::sample
