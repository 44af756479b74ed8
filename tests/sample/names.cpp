#include "names.hpp"

#include <fmt/format.h>

#include <string_view>

namespace shouqi::sample {

namespace {

constexpr std::string_view kSurnames[] = {
    "陳", "陳", "陳", "陳", "陳", "林", "林", "林", "林", "黃", "黃", "黃", "張",   "張",   "張",   "李",  "李", "李",
    "王", "王", "王", "吳", "吳", "劉", "劉", "蔡", "蔡", "楊", "楊", "許", "許",   "鄭",   "鄭",   "謝",  "郭", "洪",
    "曾", "邱", "廖", "賴", "周", "徐", "蘇", "葉", "莊", "呂", "江", "何", "蕭",   "羅",   "高",   "潘",  "簡", "朱",
    "鍾", "彭", "游", "詹", "胡", "施", "沈", "余", "趙", "盧", "梁", "顏", "柯",   "孫",   "魏",   "翁",  "戴", "范",
    "宋", "方", "杜", "傅", "侯", "曹", "薛", "丁", "卓", "馬", "阮", "董", "唐",   "溫",   "藍",   "蔣",  "石", "古",
    "紀", "姚", "連", "馮", "歐", "程", "湯", "康", "田", "姜", "汪", "白", "鄒",   "尤",   "巫",   "韓",  "龔", "嚴",
    "袁", "鐘", "黎", "金", "阮", "陸", "倪", "夏", "童", "邵", "柳", "錢", "歐陽", "張簡", "范姜", "司馬"};

constexpr std::string_view kMale[] = {"冠", "宇", "承", "廷", "柏", "品", "睿", "翔", "恩", "家", "豪", "志", "明",
                                      "俊", "傑", "彥", "宏", "凱", "哲", "瑋", "維", "佑", "辰", "祐", "凡", "昱",
                                      "安", "聖", "紹", "毅", "霖", "鈞", "銘", "書", "仁", "楷", "瀚", "澤", "群",
                                      "智", "勳", "晉", "延", "軒", "誠", "尚", "宸", "諺", "嶸", "奕"};
constexpr std::string_view kFemale[] = {"怡", "君", "雅", "婷", "欣", "妤", "佳", "穎", "宜", "蓁", "詩", "涵", "思",
                                        "琪", "芷", "晴", "語", "彤", "羽", "安", "筠", "庭", "萱", "瑄", "子", "柔",
                                        "品", "心", "依", "潔", "郁", "珊", "玟", "慧", "芸", "敏", "儀", "瑜", "嘉",
                                        "惠", "亭", "婕", "沛", "曼", "采", "臻", "若", "昀", "妘", "妍"};
constexpr std::string_view kRare[] = {"堃", "喆", "淼", "犇", "媗", "翀", "玹", "叡",
                                      "喨", "禛", "煊", "鋐", "嫚", "閎", "頎"};
// U+20BB7, U+21619, U+249DF …: four bytes each in UTF-8, two units in UTF-16.
constexpr std::string_view kExtensionB[] = {"𠮷", "𡘙", "𤧟", "𠀋", "𡈽", "𣘺", "𥔎", "𨫤"};
constexpr std::string_view kIndigenousGiven[] = {"以新", "拉慕洛", "伊布恩", "谷暮", "比黛", "瓦旦",
                                                 "尤瑪", "阿洛",   "達駭",   "巴奈", "拉罕", "高蕾"};
constexpr std::string_view kIndigenousClan[] = {"索伊勇", "巴萬", "吉娃斯", "哈就",   "諾明",    "卡力",
                                                "阿紀",   "庫路", "諾幹",   "瓦歷斯", "伊斯坦大"};
constexpr std::string_view kLatinGiven[] = {"Lamuro", "Yisin",  "Panay", "Watan", "Yumas",
                                            "Kacaw",  "Aruwai", "Tahai", "Kaole", "Ciwas"};
constexpr std::string_view kLatinClan[] = {"Pawan",   "Soiyong",       "Kumud",   "Nawan", "Yakaw",
                                           "Istanda", "Takisvilainan", "Pacidal", "Haro",  "Kalesekes"};

}  // namespace

std::string person_name(Rng& rng, NameKind kind, bool is_female) {
  const auto given = [&] { return std::string(is_female ? rng.pick(kFemale) : rng.pick(kMale)); };
  switch (kind) {
    case NameKind::kUncommon:
      return std::string(rng.pick(kSurnames)) + given() + std::string(rng.pick(kRare));
    case NameKind::kBeyondBmp:
      return std::string(rng.pick(kSurnames)) + std::string(rng.pick(kExtensionB)) + given();
    case NameKind::kWithDot:
      return fmt::format("{}·{}", rng.pick(kIndigenousGiven), rng.pick(kIndigenousClan));
    case NameKind::kLatinLetters: {
      const auto first = rng.below(std::size(kLatinGiven));
      return fmt::format("{} {} {} {}", kLatinGiven[first], rng.pick(kLatinClan), kIndigenousGiven[first],
                         rng.pick(kIndigenousClan));
    }
    case NameKind::kUsual:
      break;
  }
  const std::string surname(rng.pick(kSurnames));
  const std::string first = given();
  if (rng.chance(0.04)) return surname + first;
  std::string second = given();
  while (second == first) second = given();
  return surname + first + second;
}

NameKind draw_name_kind(Rng& rng) {
  const auto draw = rng.below(1000);
  if (draw < 12) return NameKind::kUncommon;
  if (draw < 18) return NameKind::kBeyondBmp;
  if (draw < 26) return NameKind::kWithDot;
  if (draw < 32) return NameKind::kLatinLetters;
  return NameKind::kUsual;
}

std::string fake_id_number(std::size_t person, bool is_female) {
  // Z stands for 33. Weights 1 9 | 8 7 6 5 4 3 2 1 | 1; the sum of a real number is a multiple of ten.
  const std::string digits = fmt::format("{}{:07}", is_female ? 2 : 1, 9900000 + person % 100000);
  int sum = 3 + 3 * 9;
  for (std::size_t i = 0; i < digits.size(); ++i) sum += (digits[i] - '0') * static_cast<int>(8 - i);
  const int real_check = (10 - sum % 10) % 10;
  const int off = 1 + static_cast<int>(person / 100000 % 9);
  return fmt::format("Z{}{}", digits, (real_check + off) % 10);
}

}  // namespace shouqi::sample
