#include "bundle/finding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/utf8.hpp"
#ifdef SHOUQI_BUNDLE_MUTATION
#include "mutation.hpp"
#endif

namespace shouqi::bundle {
namespace {

constexpr std::size_t kCodeCount = static_cast<std::size_t>(Code::kProofPath) + 1;
constexpr std::size_t kLongestShown = 300;

// In the order of the enumeration.
const std::array<CodeFacts, kCodeCount> kCodes{{
    {Code::kContainerNotZip, "container-not-zip", Stage::kContainer, Severity::kError, "這不是 ZIP 檔。",
     "檔案不是封存檔，或已完全損壞。請確認檔案，並向保存原檔的單位重新取得。"},
    {Code::kContainerTruncated, "container-truncated", Stage::kContainer, Severity::kError, "ZIP 檔被截斷，結尾不見了。",
     "多半是傳輸或複製未完成。請重新取得整個檔案。"},
    {Code::kContainerTrailing, "container-trailing", Stage::kContainer, Severity::kError, "ZIP 檔後面多了資料。",
     "封存之後有人或程式在檔尾附加內容；封存檔沒有一個位元組可以任意。"},
    {Code::kContainerComment, "container-comment", Stage::kContainer, Severity::kError, "ZIP 檔帶有註解。",
     "封存檔不允許註解，檔案被改寫過。"},
    {Code::kContainerEnd, "container-end", Stage::kContainer, Severity::kError, "ZIP 結尾紀錄與檔案不符。",
     "目錄的位置、大小或筆數被改過，或檔案中間有缺損。"},
    {Code::kContainerZip64, "container-zip64", Stage::kContainer, Severity::kError, "ZIP64 紀錄出現在不需要的地方，或需要時缺少。",
     "檔案被別的程式重新打包過，不是原來的封存檔。"},
    {Code::kContainerDirectory, "container-directory", Stage::kContainer, Severity::kError, "ZIP 目錄無法讀取或有不允許的欄位。",
     "檔案損壞或被別的程式改寫過。"},
    {Code::kContainerCompressed, "container-compressed", Stage::kContainer, Severity::kError, "有檔案被壓縮。",
     "封存檔的檔案一律不壓縮；檔案被重新打包過。"},
    {Code::kContainerEncrypted, "container-encrypted", Stage::kContainer, Severity::kError, "有檔案被加密。",
     "封存檔不加密；若是上傳用的加密外層，請先解開。"},
    {Code::kContainerDescriptor, "container-descriptor", Stage::kContainer, Severity::kError, "有檔案帶資料描述元。",
     "檔案被別的程式重新打包過。"},
    {Code::kContainerFlags, "container-flags", Stage::kContainer, Severity::kError, "檔名的編碼旗標不對。",
     "檔案被別的程式重新打包過。"},
    {Code::kContainerTime, "container-time", Stage::kContainer, Severity::kError, "檔案時間不是固定的 1980-01-01。",
     "檔案被別的程式重新打包過。"},
    {Code::kContainerVersion, "container-version", Stage::kContainer, Severity::kError, "ZIP 版本欄位不對。",
     "檔案被別的程式重新打包過。"},
    {Code::kContainerAttributes, "container-attributes", Stage::kContainer, Severity::kError, "有檔案的屬性不是一般檔案。",
     "可能藏有符號連結、資料夾或可執行檔；請勿解壓縮。"},
    {Code::kContainerExtra, "container-extra", Stage::kContainer, Severity::kError, "有額外欄位。",
     "檔案被別的程式重新打包過，或藏有資料。"},
    {Code::kContainerEntryComment, "container-entry-comment", Stage::kContainer, Severity::kError, "有檔案帶註解。",
     "檔案被改寫過，或藏有資料。"},
    {Code::kContainerSize, "container-size", Stage::kContainer, Severity::kError, "不壓縮的檔案有兩個不同的大小。",
     "檔案損壞或被人改過。"},
    {Code::kContainerName, "container-name", Stage::kContainer, Severity::kError, "檔名不安全或有不允許的字元。",
     "可能想寫到資料夾之外，或讓兩個檔名看起來相同；請勿解壓縮。"},
    {Code::kContainerBase, "container-base", Stage::kContainer, Severity::kError, "內容不在唯一的一個資料夾之下。",
     "檔案被加入或搬動過。"},
    {Code::kContainerOrder, "container-order", Stage::kContainer, Severity::kError, "檔案順序不對。",
     "檔案被別的程式重新打包過。"},
    {Code::kContainerDuplicate, "container-duplicate", Stage::kContainer, Severity::kError, "同一個檔名出現兩次。",
     "不同的程式會讀到不同的內容；請勿使用。"},
    {Code::kContainerTwin, "container-twin", Stage::kContainer, Severity::kError, "兩個檔名只差大小寫。",
     "在 Windows 解壓縮時會互相覆蓋；請勿使用。"},
    {Code::kContainerGap, "container-gap", Stage::kContainer, Severity::kError, "檔案之間有空隙或重疊。",
     "可能藏有資料，或檔案損壞。"},
    {Code::kContainerLocalHeader, "container-local-header", Stage::kContainer, Severity::kError, "檔案前的標頭與目錄不一致。",
     "不同的程式會讀到不同的內容，或檔案損壞。"},
    {Code::kContainerCrc, "container-crc", Stage::kContainer, Severity::kError, "檔案內容與 CRC 不符。",
     "內容損壞或被改過。"},
    {Code::kBagDeclarationMissing, "bag-declaration-missing", Stage::kBag, Severity::kError, "沒有 bagit.txt。",
     "這不是 BagIt 袋，或已不完整。"},
    {Code::kBagDeclaration, "bag-declaration", Stage::kBag, Severity::kError, "bagit.txt 的寫法不對。",
     "必須正好是版本與編碼兩行，沒有多餘的空白與 BOM。"},
    {Code::kBagVersion, "bag-version", Stage::kBag, Severity::kError, "BagIt 版本不認得。",
     "可讀 0.93 到 0.97 與 1.0。請用更新的程式，或確認檔案。"},
    {Code::kBagEncoding, "bag-encoding", Stage::kBag, Severity::kError, "標籤檔的文字編碼不認得或不正確。",
     "標籤檔無法可靠地讀出。"},
    {Code::kBagPayloadMissing, "bag-payload-missing", Stage::kBag, Severity::kError, "沒有 data 資料夾。",
     "這不是 BagIt 袋，或已不完整。"},
    {Code::kBagManifestMissing, "bag-manifest-missing", Stage::kBag, Severity::kError, "沒有可以檢查的雜湊清單。",
     "無法知道內容是否完整。"},
    {Code::kBagAlgorithm, "bag-algorithm", Stage::kBag, Severity::kWarning, "有一份雜湊清單用了不認得的演算法。",
     "那份清單沒有檢查；其他清單已檢查。"},
    {Code::kBagManifestLine, "bag-manifest-line", Stage::kBag, Severity::kError, "雜湊清單有一行不符格式。",
     "那一行說的檔案無法檢查。"},
    {Code::kBagManifestPath, "bag-manifest-path", Stage::kBag, Severity::kError, "雜湊清單有不允許的路徑。",
     "路徑離開了袋子，或放錯清單，或百分號沒有寫成 %25。"},
    {Code::kBagManifestDuplicate, "bag-manifest-duplicate", Stage::kBag, Severity::kError, "雜湊清單把同一個檔案寫了兩次。",
     "無法知道哪一行才對。"},
    {Code::kBagFileMissing, "bag-file-missing", Stage::kBag, Severity::kError, "清單上的檔案不見了。",
     "內容不完整。"},
    {Code::kBagFileUnlisted, "bag-file-unlisted", Stage::kBag, Severity::kError, "有檔案不在雜湊清單上。",
     "檔案是後來加入的，或清單不完整。"},
    {Code::kBagTagMissing, "bag-tag-missing", Stage::kBag, Severity::kError, "標籤檔清單上的檔案不見了。",
     "袋子不完整。"},
    {Code::kBagTagSets, "bag-tag-sets", Stage::kBag, Severity::kError, "各份標籤檔清單列的檔案不同。",
     "清單不完整，或有檔案是後來加入的。"},
    {Code::kBagInfoLine, "bag-info-line", Stage::kBag, Severity::kError, "bag-info.txt 有一行不符格式。",
     "那一行的說明無法可靠地讀出。"},
    {Code::kBagInfoRepeated, "bag-info-repeated", Stage::kBag, Severity::kError, "Payload-Oxum 出現不只一次。",
     "無法知道哪一個才對。"},
    {Code::kBagOxum, "bag-oxum", Stage::kBag, Severity::kError, "內容的位元組數或檔案數與 Payload-Oxum 不符。",
     "內容有增減。"},
    {Code::kBagFetchLine, "bag-fetch-line", Stage::kBag, Severity::kError, "fetch.txt 有一行不符格式。",
     "無法知道哪個檔案要另外取得。"},
    {Code::kBagFetchUnlisted, "bag-fetch-unlisted", Stage::kBag, Severity::kError, "fetch.txt 的檔案不在雜湊清單上。",
     "取得之後無法檢查。"},
    {Code::kBagSpecialFile, "bag-special-file", Stage::kBag, Severity::kError, "有符號連結或特殊檔案。",
     "沒有讀取它；袋子只能有一般檔案。"},
    {Code::kBagTwinNames, "bag-twin-names", Stage::kBag, Severity::kWarning, "有檔名只差大小寫或重音寫法，或同一行寫了兩次。",
     "搬到別的系統時可能互相覆蓋。"},
    {Code::kBagNormalization, "bag-normalization", Stage::kBag, Severity::kWarning, "清單與檔案系統的檔名寫法不同（Unicode 正規化）。",
     "已當作同一個檔案檢查；別的程式可能找不到。"},
    {Code::kBagDotSlash, "bag-dot-slash", Stage::kBag, Severity::kWarning, "清單的路徑有多餘的 ./ 或斜線。",
     "已當作同一個檔案檢查；別的程式可能找不到。"},
    {Code::kBagAsterisk, "bag-asterisk", Stage::kBag, Severity::kWarning, "清單的路徑前有星號。",
     "是 md5sum 一類程式的寫法；已當作同一個檔案檢查。"},
    {Code::kBagBom, "bag-bom", Stage::kBag, Severity::kWarning, "標籤檔開頭有 BOM。",
     "已略過；別的程式可能讀錯第一行。"},
    {Code::kBagChecksum, "bag-checksum", Stage::kChecksums, Severity::kError, "檔案內容與雜湊不符。",
     "內容損壞或被改過。"},
    {Code::kBagTagChecksum, "bag-tag-checksum", Stage::kChecksums, Severity::kError, "標籤檔內容與雜湊不符。",
     "標籤檔損壞或被改過。"},
    {Code::kSealForm, "seal-form", Stage::kSeal, Severity::kError, "seal.json 不是正規的 JSON。",
     "封存聲明損壞或被改過。"},
    {Code::kSealFormat, "seal-format", Stage::kSeal, Severity::kError, "seal.json 的格式版本不認得。",
     "請用更新的 shouqi-verify。"},
    {Code::kSealField, "seal-field", Stage::kSeal, Severity::kError, "seal.json 的欄位缺少、多出或不合規定。",
     "封存聲明損壞，或不是收訖確認所寫。"},
    {Code::kSealCounts, "seal-counts", Stage::kSeal, Severity::kError, "seal.json 各狀態的筆數加起來不等於雜湊樹的大小。",
     "封存聲明自相矛盾。"},
    {Code::kSealSequence, "seal-sequence", Stage::kSeal, Severity::kError, "封存序號與前一次封存的記載不合。",
     "鏈結不成立：第一次封存沒有前一次，其後每一次接著前一號。"},
    {Code::kSealSupplement, "seal-supplement", Stage::kSeal, Severity::kError, "補正梯次與它所補正的封存不合。",
     "補正梯次要指明較早的封存，其他梯次則不可。"},
    {Code::kSealName, "seal-name", Stage::kSeal, Severity::kError, "最上層資料夾的名稱與 seal.json 不符。",
     "檔案被重新打包，或混入別次封存的內容。"},
    {Code::kKeyUnknown, "key-unknown", Stage::kSignature, Severity::kError, "手邊的公鑰沒有一把是封存所用的。",
     "請向學校或國教署取得該代號的公鑰（停用的也保留公告），再驗一次。在那之前不可相信內容。"},
    {Code::kSignatureLength, "signature-length", Stage::kSignature, Severity::kError, "seal.sig 不是 64 個位元組。",
     "簽章損壞或被換掉。"},
    {Code::kSignatureWrong, "signature-wrong", Stage::kSignature, Severity::kError, "簽章不是這把金鑰對這份聲明所簽。",
     "內容在簽章之後被改過，或有人沒有金鑰而想偽造。不可相信內容。"},
    {Code::kBundleFileMissing, "bundle-file-missing", Stage::kContents, Severity::kError, "缺少封存檔必有的檔案。",
     "封存檔不完整。"},
    {Code::kBundleFileUnknown, "bundle-file-unknown", Stage::kContents, Severity::kError, "有封存檔不應有的檔案。",
     "檔案是後來加入的。"},
    {Code::kSealPayload, "seal-payload", Stage::kContents, Severity::kError, "內容清單或大小與 seal.json 不符。",
     "內容與簽章所說的不是同一份。"},
    {Code::kTagForm, "tag-form", Stage::kContents, Severity::kError, "標籤檔不是由 seal.json 推得的那些位元組。",
     "標籤檔在簽章之後被改寫過。"},
    {Code::kCsvForm, "csv-form", Stage::kAnswers, Severity::kError, "清單有一行不合 CSV 的唯一寫法，或首行不對。",
     "清單被改寫過，或不是收訖確認所寫。"},
    {Code::kCsvField, "csv-field", Stage::kAnswers, Severity::kError, "清單有欄位不合規定。",
     "清單被改寫過，或不是收訖確認所寫。"},
    {Code::kCsvOrder, "csv-order", Stage::kAnswers, Severity::kError, "清單的順序不對，或有重複。",
     "清單被改寫過，或同一項寫了兩次。"},
    {Code::kPersonId, "person-id", Stage::kAnswers, Severity::kError, "身分證號出現在不應出現的檔案。",
     "只有 data/records 與 data/rosters 可以有身分證號。請停止轉交這個檔案並通知學校。"},
    {Code::kAnswerState, "answer-state", Stage::kAnswers, Severity::kError, "answered 欄與狀態不符。",
     "可能把逾期視為確認或有爭議寫成本人確認。"},
    {Code::kAnswerTerm, "answer-term", Stage::kAnswers, Severity::kError, "回答的類別或學期不在這個梯次內。",
     "混入別的梯次的資料。"},
    {Code::kAnswerCounts, "answer-counts", Stage::kAnswers, Severity::kError, "各狀態的筆數與 seal.json 不符。",
     "回答有增減或狀態被改過。"},
    {Code::kTreeRoot, "tree-root", Stage::kAnswers, Severity::kError, "由回答算出的樹根與 seal.json 不符。",
     "回答被改過、增減或調換過。"},
    {Code::kDisputeSet, "dispute-set", Stage::kDisputes, Severity::kError, "爭議清單與有爭議的回答不是一一對應。",
     "有爭議的回答被當成沒有爭議，或反過來。"},
    {Code::kLeftAnswered, "left-answered", Stage::kDisputes, Severity::kError, "轉出的學生仍有回答。",
     "轉出的學生不應列入封存的回答。"},
    {Code::kLeftCount, "left-count", Stage::kDisputes, Severity::kError, "轉出人數與 seal.json 不符。",
     "轉出清單有增減。"},
    {Code::kRecordsName, "records-name", Stage::kRecords, Severity::kError, "紀錄檔的名稱不屬於這個梯次的任何類別，或名冊代碼重複。",
     "混入別的梯次的資料，或檔名被改過。"},
    {Code::kRecordsForm, "records-form", Stage::kRecords, Severity::kError, "紀錄檔不合唯一的寫法。",
     "紀錄被改寫過，或不是收訖確認所寫。"},
    {Code::kRecordsOrder, "records-order", Stage::kRecords, Severity::kError, "紀錄檔的學生順序不對，或有重複。",
     "紀錄被改寫過，或同一位學生寫了兩次。"},
    {Code::kRecordsMissing, "records-missing", Stage::kRecords, Severity::kError, "有回答所指的收訖內容不在紀錄檔裡。",
     "學生確認的內容與封存的紀錄不同。"},
    {Code::kRecordsExtra, "records-extra", Stage::kRecords, Severity::kError, "紀錄檔有沒有任何回答所指的收訖內容。",
     "封存的紀錄有學生沒有看過的內容。"},
    {Code::kRosterSet, "roster-set", Stage::kRecords, Severity::kError, "紀錄檔與名冊沒有成對。",
     "有一份名冊或紀錄不見了或多出來。"},
    {Code::kAttachmentHash, "attachment-hash", Stage::kRecords, Severity::kError, "附件的內容與檔名所載的雜湊不符。",
     "附件損壞或被換掉。"},
    {Code::kAttachmentIndex, "attachment-index", Stage::kRecords, Severity::kError, "附件與附件清單不是一一對應。",
     "有附件不見了、多出來或大小不同。"},
    {Code::kChainSequence, "chain-sequence", Stage::kChain, Severity::kError, "不是前一次封存的下一號。",
     "中間少了封存，或拿錯前一次的檔案。"},
    {Code::kChainRoot, "chain-root", Stage::kChain, Severity::kError, "前一次封存與這次所記載的不同。",
     "其中一份在封存之後被換掉；請與公布欄或學生收執上的樹根核對。"},
    {Code::kProofForm, "proof-form", Stage::kProof, Severity::kError, "證明檔不合唯一的寫法。",
     "檔案損壞或被改過。請重新下載。"},
    {Code::kProofLeaf, "proof-leaf", Stage::kProof, Severity::kError, "證明的回答不屬於這次封存的學校與梯次。",
     "證明被拼湊過。"},
    {Code::kProofPath, "proof-path", Stage::kProof, Severity::kError, "由回答算出的樹根與封存的樹根不符。",
     "回答被改過，或證明不是這次封存的。"},
}};

// A control character can begin a line that is not ours, or command the terminal; a direction turns the rest of the line around.
bool is_harmless(std::string_view text) {
  if (!base::is_valid_utf8(text)) return false;
  const auto points = base::code_points(text);
  return std::none_of(points.begin(), points.end(), [](char32_t c) {
    const bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool is_direction = (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return is_control || is_direction || c == 0xFFFE || c == 0xFFFF;
  });
}

}  // namespace

std::string shown(std::string_view text) {
  if (text.size() <= kLongestShown && is_harmless(text)) return std::string(text);
  std::string bytes;
  for (const char c : text.substr(0, kLongestShown)) {
    const auto byte = static_cast<unsigned char>(c);
    bytes += byte >= 0x20 && byte < 0x7F ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return bytes;
}

std::string_view title(Stage stage) {
  switch (stage) {
    case Stage::kContainer: return "容器";
    case Stage::kBag: return "袋";
    case Stage::kChecksums: return "雜湊";
    case Stage::kSeal: return "封存聲明";
    case Stage::kSignature: return "簽章";
    case Stage::kContents: return "檔案清單";
    case Stage::kAnswers: return "回答與雜湊樹";
    case Stage::kDisputes: return "爭議與轉出";
    case Stage::kRecords: return "紀錄、名冊與附件";
    case Stage::kChain: return "封存的鏈";
    case Stage::kProof: return "個人證明";
  }
  throw base::Error("a stage outside its enumeration");
}

const CodeFacts& facts(Code code) { return kCodes.at(static_cast<std::size_t>(code)); }

const std::vector<CodeFacts>& all_codes() {
  static const std::vector<CodeFacts> codes(kCodes.begin(), kCodes.end());
  return codes;
}

void Findings::add(Code code, std::string_view path, std::string_view detail, [[maybe_unused]] std::source_location where) {
#ifdef SHOUQI_BUNDLE_MUTATION
  if (mutation::is_neutralised(where)) return;
#endif
  std::uint64_t& count = counts_.at(static_cast<std::size_t>(code));
  if (++count <= kKept) kept_.push_back({code, shown(path), shown(detail)});
}

std::uint64_t Findings::errors() const {
  std::uint64_t sum = 0;
  for (const CodeFacts& code : kCodes) sum += code.severity == Severity::kError ? count(code.code) : 0;
  return sum;
}

std::uint64_t Findings::warnings() const {
  std::uint64_t sum = 0;
  for (const CodeFacts& code : kCodes) sum += code.severity == Severity::kWarning ? count(code.code) : 0;
  return sum;
}

}  // namespace shouqi::bundle
