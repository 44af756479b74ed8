#include "receipt_package/package_builder.hpp"

#include <cppunit/TestAssert.h>
#include <zip.h>

#include <stdexcept>

#include "crypto/sha256.hpp"

namespace shouqi::receipt_package {
namespace {

constexpr std::string_view kHash = "9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08";

void require(bool fine, const char* what) {
  if (!fine) throw std::runtime_error(what);
}

std::string roster(std::string_view title, std::string_view kind, std::string_view semester,
                   std::string_view students) {
  std::string text = R"({"名冊資訊":[{"名稱":"353301_1092_)";
  text.append(title).append(R"(.xlsx","SHA":")").append(kHash);
  text.append(R"(","學校代碼":"353301","學年度":"109","學期":")").append(semester);
  text.append(R"(","名冊別":")").append(kind).append(R"(","產製時間":"1100301"}],")").append(title);
  text.append(R"(":[)").append(students).append("]}");
  return text;
}

std::size_t header_of(std::string_view bytes, std::string_view signature, std::size_t header_bytes,
                      std::string_view name) {
  for (std::size_t at = bytes.find(signature); at != std::string_view::npos; at = bytes.find(signature, at + 1)) {
    if (bytes.substr(at + header_bytes, name.size()) == name) return at;
  }
  throw std::runtime_error("no such header in the package");
}

std::size_t local_header(std::string_view bytes, std::string_view name) {
  return header_of(bytes, {"PK\x03\x04", 4}, 30, name);
}

void put(std::string& bytes, std::size_t at, std::size_t count, std::uint64_t value) {
  for (std::size_t i = 0; i < count; ++i) bytes.at(at + i) = static_cast<char>((value >> (8 * i)) & 0xFFU);
}

}  // namespace

PackageBuilder& PackageBuilder::add(std::string name, std::string bytes, NameFlag flag) {
  files_.push_back({std::move(name), std::move(bytes), flag});
  return *this;
}

PackageBuilder& PackageBuilder::with_list(std::string bytes) {
  list_ = std::move(bytes);
  own_list_ = true;
  return *this;
}

PackageBuilder& PackageBuilder::without_list() {
  has_list_ = false;
  return *this;
}

PackageBuilder& PackageBuilder::encrypted(Encryption encryption) {
  encryption_ = encryption;
  return *this;
}

PackageBuilder& PackageBuilder::unencrypted(std::string name) {
  unencrypted_ = std::move(name);
  return *this;
}

PackageBuilder& PackageBuilder::stored() {
  stored_ = true;
  return *this;
}

std::string PackageBuilder::build() const {
  std::vector<PackageFile> files = files_;
  if (has_list_) {
    std::string list = list_;
    if (!own_list_) {
      for (const PackageFile& file : files_) list += sha_line(file.name, file.bytes);
    }
    files.insert(files.begin(), PackageFile{"SHA.txt", list});
  }

  const support::TemporaryFolder folder;
  const std::filesystem::path path = folder / "made.zip";
  zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_EXCL, nullptr);
  require(archive != nullptr, "cannot create a package");
  for (const PackageFile& file : files) {
    zip_source_t* source = zip_source_buffer(archive, file.bytes.data(), file.bytes.size(), 0);
    const zip_flags_t flags = file.flag == NameFlag::kUtf8 ? ZIP_FL_ENC_UTF_8 : ZIP_FL_ENC_CP437;
    const zip_int64_t added = zip_file_add(archive, file.name.c_str(), source, flags);
    require(added >= 0, "cannot add an entry");
    const auto index = static_cast<zip_uint64_t>(added);
    require(zip_set_file_compression(archive, index, stored_ ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 6) == 0, "compression");
    if (encryption_ == Encryption::kNone || file.name == unencrypted_) continue;
    const auto method = encryption_ == Encryption::kAes256 ? ZIP_EM_AES_256 : ZIP_EM_TRAD_PKWARE;
    const std::string password(kPassword);
    require(zip_file_set_encryption(archive, index, static_cast<zip_uint16_t>(method), password.c_str()) == 0,
            "encryption");
  }
  require(zip_close(archive) == 0, "cannot write a package");
  return support::read_file(path);
}

std::string sha_line(std::string_view name, std::string_view bytes) {
  return std::string(name) + "," + crypto::sha256_hex(bytes) + "\r\n";
}

std::string cadre_json() {
  return roster("校內幹部經歷", "24", "2", R"(
    {"身分證號":"A123456789","出生日期":"0930512","幹部經歷":[
      {"單位名稱":"普通二18班","開始日期":"1100221","結束日期":"1100630","擔任職務":"班長","幹部等級":"1"},
      {"單位名稱":"學生會","開始日期":"1100101","結束日期":"1100630","擔任職務":"會長","幹部等級":"2"}]},
    {"身分證號":"B223456781","出生日期":"0930101","幹部經歷":[]})");
}

std::string performance_json() {
  return roster("多元表現", "25", "0", R"(
    {"身分證號":"A123456789","出生日期":"0930512","競賽參與紀錄":[
      {"競賽名稱":"程式設計","內容簡述":"第一行\n第二行\t「引號」","學年度":109}]})");
}

std::string outcome_json() {
  return roster("課程學習成果", "26", "0", R"(
    {"身分證號":"B223456781","出生日期":"0930101","學期課程學習成果":[
      {"科目名稱":"國語文","修課學分":4,"成果簡述":"𠮷野家的廣告"}]})");
}

std::string course_json() {
  return roster("修課紀錄", "", "2", R"(
    {"身分證號":"A123456789","出生日期":"0930512",
     "學期成績":[{"科目名稱":"數學","修課學分":4.0,"學期學業成績":87.5,"成績及格":"1"}],"補修成績":[]},
    {"身分證號":"B223456781","出生日期":"0930101",
     "學期成績":[{"科目名稱":"體育","修課學分":2,"學期學業成績":-1,"成績及格":"-1"}]})");
}

PackageBuilder good_package() {
  PackageBuilder builder;
  const std::string bom(kUtf8Bom);
  builder.add(kCadreName, bom + cadre_json()).add(kPerformanceName, bom + performance_json());
  builder.add(kOutcomeName, bom + outcome_json()).add(kCourseName, bom + course_json());
  return builder;
}

std::string with_replaced(std::string bytes, std::string_view from, std::string_view to) {
  require(from.size() == to.size(), "a replacement of another length");
  bool found = false;
  for (std::size_t at = bytes.find(from); at != std::string::npos; at = bytes.find(from, at + to.size())) {
    bytes.replace(at, to.size(), to);
    found = true;
  }
  require(found, "nothing to replace in the package");
  return bytes;
}

std::string with_header_field(std::string bytes, std::string_view name, std::size_t offset, std::size_t local_offset,
                              std::size_t count, std::uint64_t value) {
  put(bytes, header_of(bytes, {"PK\x01\x02", 4}, 46, name) + offset, count, value);
  if (local_offset != std::string::npos) put(bytes, local_header(bytes, name) + local_offset, count, value);
  return bytes;
}

std::string without_utf8_flag(std::string bytes, std::string_view name) {
  // Bit 11 of the flags, in both headers.
  for (const std::size_t at : {header_of(bytes, {"PK\x01\x02", 4}, 46, name) + 8, local_header(bytes, name) + 6}) {
    require((bytes.at(at + 1) & 0x08) != 0, "the name has no UTF-8 flag");
    bytes.at(at + 1) = static_cast<char>(bytes.at(at + 1) & ~0x08);
  }
  return bytes;
}

std::size_t data_offset(std::string_view bytes, std::string_view name) {
  const std::size_t header = local_header(bytes, name);
  const auto byte = [&](std::size_t at) { return static_cast<std::size_t>(static_cast<unsigned char>(bytes[at])); };
  return header + 30 + name.size() + byte(header + 28) + 256 * byte(header + 29);
}

Outcome read_bytes(const support::TemporaryFolder& folder, std::string_view bytes, std::string_view password,
                   const PackageLimits& limits) {
  return read_package(folder.write("353301_1092_regular.zip", bytes), password, limits);
}

void assert_refused(const Outcome& outcome, PackageFault fault, std::string_view entry) {
  CPPUNIT_ASSERT_MESSAGE("the package was accepted", !outcome.has_value());
  const PackageRefusal& refusal = outcome.error();
  CPPUNIT_ASSERT_EQUAL_MESSAGE(refusal.message, std::string(to_string(fault)), std::string(to_string(refusal.fault)));
  CPPUNIT_ASSERT_EQUAL(std::string(entry), refusal.entry);
  CPPUNIT_ASSERT_MESSAGE(refusal.message, refusal.message.find("請") != std::string::npos);
  CPPUNIT_ASSERT_MESSAGE(refusal.message, refusal.message.ends_with("。"));
  CPPUNIT_ASSERT_MESSAGE("an ID number in a message", refusal.message.find("A123456789") == std::string::npos);
}

domain::ReceiptPackage accepted(Outcome outcome) {
  if (!outcome) {
    CPPUNIT_FAIL(std::string(to_string(outcome.error().fault)) + " " + outcome.error().entry + " " +
                 outcome.error().message);
  }
  return std::move(*outcome);
}

}  // namespace shouqi::receipt_package
