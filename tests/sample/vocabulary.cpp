#include "vocabulary.hpp"

#include <fmt/format.h>

namespace shouqi::sample {

namespace {

constexpr Course kFirstYear[] = {{"國語文", "01", 4}, {"英語文", "01", 4},   {"數學", "02", 4},
                                 {"歷史", "03", 2},   {"地理", "03", 2},     {"公民與社會", "03", 2},
                                 {"物理", "04", 2},   {"化學", "04", 2},     {"音樂", "05", 1},
                                 {"美術", "05", 1},   {"資訊科技", "07", 2}, {"體育", "08", 2}};
constexpr Course kSecondYear[] = {{"國語文", "01", 4},
                                  {"英語文", "01", 4},
                                  {"數學A", "02", 4},
                                  {"歷史", "03", 2},
                                  {"地理", "03", 2},
                                  {"選修物理-力學一", "04", 2},
                                  {"選修化學-物質與能量", "04", 2},
                                  {"生物", "04", 2},
                                  {"生活科技", "07", 2},
                                  {"健康與護理", "08", 1},
                                  {"體育", "08", 2},
                                  {"全民國防教育", "09", 1}};
constexpr Course kThirdYear[] = {{"國語文", "01", 4},
                                 {"英語文", "01", 2},
                                 {"數學甲", "02", 4},
                                 {"選修物理-電磁現象二與量子現象", "04", 2},
                                 {"選修化學-有機化學與應用科技", "04", 2},
                                 {"選修生物-生態、演化及生物多樣性", "04", 2},
                                 {"藝術生活", "05", 1},
                                 {"生涯規劃", "06", 1},
                                 {"進階程式設計", "07", 2},
                                 {"體育", "08", 2}};
constexpr Course kElective[] = {
    {"各類文學選讀", "01", 2},     {"專題閱讀與研究", "01", 2},   {"英文作文", "01", 2},
    {"第二外國語(日語)", "11", 2}, {"第二外國語(法語)", "11", 2}, {"族群、性別與國家的歷史", "03", 3},
    {"空間資訊科技", "03", 3},     {"現代社會與經濟", "03", 3},   {"多媒體音樂", "05", 2},
    {"機器人專題", "07", 2},       {"運動與健康", "08", 2},       {"自然科學探究與實作", "04", 2}};
constexpr Course kFlexible[] = {
    {"自主學習", "94", 0}, {"微課程：臺北走讀", "94", 0}, {"團體活動", "93", 0}, {"校隊選手培訓", "94", 0}};
constexpr Course kEvening[] = {{"國語文", "01", 3},     {"英語文", "01", 3},     {"數學", "02", 3},
                               {"社會", "03", 2},       {"計算機應用", "07", 2}, {"體育", "08", 1},
                               {"健康與護理", "08", 1}, {"商業概論", "12", 3},   {"會計學", "12", 3}};

constexpr Duty kDuties[] = {{"班長", "2", ""},
                            {"副班長", "2", ""},
                            {"風紀股長", "2", ""},
                            {"學藝股長", "2", ""},
                            {"副學藝股長", "2", ""},
                            {"衛生股長", "2", ""},
                            {"副衛生股長", "2", ""},
                            {"體育股長", "2", ""},
                            {"總務股長", "2", ""},
                            {"輔導股長", "2", ""},
                            {"環保股長", "2", ""},
                            {"資訊股長", "2", ""},
                            {"圖書股長", "2", ""},
                            {"國文小老師", "2", ""},
                            {"數學小老師", "2", ""},
                            {"學生會會長", "1", "學生會"},
                            {"學生會活動部部長", "1", "學生會"},
                            {"畢聯會總召", "1", "畢業生聯合會"},
                            {"糾察隊隊長", "1", "學務處"},
                            {"司儀", "1", "學務處"},
                            {"社長", "3", "熱舞社"},
                            {"副社長", "3", "吉他社"},
                            {"總務", "3", "資訊研究社"},
                            {"教學", "3", "天文社"},
                            {"實習旅長", "4", "商業實習旅"},
                            {"青少年諮詢委員", "5", "市政府青諮會"},
                            {"童軍小隊長", "9", "童軍團"}};
constexpr std::string_view kClubs[] = {"熱舞社",     "吉他社",       "資訊研究社", "天文社", "辯論社", "管樂社",
                                       "國樂社",     "攝影社",       "登山社",     "羽球社", "籃球社", "漫畫研究社",
                                       "生物研究社", "模擬聯合國社", "烘焙社",     "戲劇社"};
constexpr Competition kCompetitions[] = {{"全國語文競賽臺北市初賽", "國語朗讀", "2"},
                                         {"臺北市中等學校學生科學展覽會", "物理與天文學科", "2"},
                                         {"全國高級中等學校小論文寫作比賽", "工程技術類", "3"},
                                         {"校內英語演講比賽", "即席演講", "1"},
                                         {"全國學生音樂比賽", "管樂合奏", "3"},
                                         {"青年程式設計競賽", "個人組", "3"},
                                         {"國際機器人競賽", "高中組", "4"},
                                         {"校慶運動會", "大隊接力", "1"},
                                         {"全國高中職閱讀心得寫作比賽", "高一組", "3"},
                                         {"國際數學建模挑戰賽", "團隊", "4"},
                                         {"教育盃羽球錦標賽", "高中男女混雙", "2"}};
constexpr std::string_view kAwards[] = {"第一名", "第二名", "第三名", "優等",     "甲等",
                                        "佳作",   "特優",   "入選",   "參加證明", "銀牌"};
constexpr Licence kLicences[] = {{"1001", "全民英檢", "148", "聽力76;閱讀72", "中級初試"},
                                 {"1002", "多益測驗", "785", "聽力410;閱讀375", ""},
                                 {"1101", "日本語能力試驗", "112", "言語38;讀解35;聽解39", "N3"},
                                 {"2118", "技術士", "合格", "學科82;術科78", "丙級"},
                                 {"3201", "大學程式設計先修檢測", "7", "觀念4;實作3", ""},
                                 {"4105", "本土語言認證", "0", "", "中級"},
                                 {"1003", "雅思", "6.5", "L7;R6.5;W6;S6.5", ""},
                                 {"2119", "技術士", "-1", "", "乙級"}};
constexpr Activity kServices[] = {{"社區淨灘服務", "示範環保志工隊"}, {"國小課後陪讀", "市立示範國民小學"},
                                  {"圖書館書籍整理", "學校圖書館"},   {"捐血活動志工", "示範捐血中心"},
                                  {"導護志工", "學務處生輔組"},       {"長者數位學習陪伴", "示範區老人服務中心"},
                                  {"動物收容所服務", "示範動物之家"}, {"校慶接待服務", "學務處訓育組"}};
constexpr Activity kFlexibleActivities[] = {{"自製空氣盒子", "教務處"},       {"校隊選手培訓", "體育組"},
                                            {"大學先修微積分", "教務處"},     {"英語補強課程", "教務處"},
                                            {"臺北城市走讀", "教務處教學組"}, {"影像剪輯自主學習", "圖書館"}};
constexpr Activity kWorkplaces[] = {{"工讀生", "示範咖啡館"},
                                    {"體驗學員", "示範半導體公司"},
                                    {"實習生", "示範設計工作室"},
                                    {"見習生", "示範動物醫院"},
                                    {"參訪學員", "示範市立美術館"}};
constexpr Activity kAdvanced[] = {{"微積分(一)", "示範大學數學系"},
                                  {"程式設計導論", "示範大學資訊工程系"},
                                  {"普通心理學", "示範科技大學通識中心"},
                                  {"經濟學原理", "示範大學經濟系"}};
constexpr Activity kOthers[] = {{"暑期科學營", "示範大學"},
                                {"國際教育旅行接待", "教務處"},
                                {"青年壯遊臺灣", "示範青年中心"},
                                {"第45屆全國高中模擬法庭", "示範大學法律學系"},
                                {"海外姊妹校視訊交流", "圖書館"}};
constexpr std::string_view kWorks[] = {
    "短片《放學後的操場》",   "油畫〈雨後的大稻埕〉", "自製六足機器人", "班服設計",
    "手機應用程式「等公車」", "新詩集〈南風〉",       "鋼琴獨奏錄音",   "校刊封面設計"};

constexpr std::string_view kOutcomeSummaries[] = {"以單擺實驗量測重力加速度，比較不同擺長的誤差來源，並說明如何改進。",
                                                  "閱讀《紅樓夢》選文後，以家族關係圖分析人物的言行與命運。",
                                                  "用 Python 分析臺北市公車到站資料，找出尖峰時段最常誤點的路線。",
                                                  "以問卷調查本校學生的睡眠時數與學習表現，並作相關分析。",
                                                  "製作二戰後臺灣經濟發展的時間軸，說明土地改革的影響。",
                                                  "以英文撰寫校園永續行動計畫，並向外籍教師報告。",
                                                  "測量校園內不同樹種的葉面溫度，討論行道樹對熱島效應的影響。",
                                                  "小組合作設計自動澆水裝置，本人負責程式與感測器校正。"};
constexpr std::string_view kPerformanceSummaries[] = {"負責活動的規劃與分工，學到如何溝通與傾聽。",
                                                      "每週固定參與，學期末完成成果發表。",
                                                      "與同學組隊參加，擔任主要報告人。",
                                                      "從零開始學習，遇到困難時學會查找資料並請教師長。",
                                                      "活動中負責拍攝與剪輯，作品於校慶播放。",
                                                      "參與後更了解社區的需要，也確定了未來想走的方向。",
                                                      "利用課餘時間準備，過程中最大的收穫是時間管理。"};
constexpr std::string_view kAwkward[] = {
    "第一行說明動機，\n第二行說明過程，\n第三行說明\"收穫\"。", "老師說：\"再試一次\"，所以我們重做了三次, 終於成功。",
    "=1+1 的故事：從加法到\t電腦。", "'引號'與「引號」，以及反斜線 \\ 都寫進來了。\r\n謝謝。"};

}  // namespace

std::span<const Course> required_courses(int grade) {
  if (grade == 1) return kFirstYear;
  if (grade == 2) return kSecondYear;
  return kThirdYear;
}
std::span<const Course> elective_courses() { return kElective; }
std::span<const Course> flexible_courses() { return kFlexible; }
std::span<const Course> evening_courses() { return kEvening; }
std::span<const Duty> duties() { return kDuties; }
std::span<const std::string_view> clubs() { return kClubs; }
std::span<const Competition> competitions() { return kCompetitions; }
std::span<const std::string_view> awards() { return kAwards; }
std::span<const Licence> licences() { return kLicences; }
std::span<const Activity> services() { return kServices; }
std::span<const Activity> flexible_activities() { return kFlexibleActivities; }
std::span<const Activity> workplaces() { return kWorkplaces; }
std::span<const Activity> advanced_courses() { return kAdvanced; }
std::span<const Activity> other_activities() { return kOthers; }
std::span<const std::string_view> works() { return kWorks; }
std::span<const std::string_view> outcome_summaries() { return kOutcomeSummaries; }
std::span<const std::string_view> performance_summaries() { return kPerformanceSummaries; }
std::span<const std::string_view> awkward_summaries() { return kAwkward; }

std::string course_code(int entry_year, std::string_view school, const Course& course, char kind, char attribute) {
  // The last two digits tell the courses of a domain apart.
  unsigned number = 0;
  for (const char c : course.name) number = (number * 31 + static_cast<unsigned char>(c)) % 97;
  return fmt::format("{:03}{}V111010{}0{}{}{:02}", entry_year, school, kind, attribute, course.domain, number + 1);
}

}  // namespace shouqi::sample
