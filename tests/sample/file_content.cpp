#include "file_content.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <stdexcept>

#include "crypto/file_digest.hpp"

namespace shouqi::sample {

namespace {

constexpr char kGreySquare[] =
    "\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x08\x00\x00\x00\x08"
    "\x08\x00\x00\x00\x00\xe1\x64\xe1\x57\x00\x00\x00\x0e\x49\x44\x41\x54\x78\xda\x63\xd8\x00\x05\x0c"
    "\x94\x31\x00\x30\xa2\x2c\x01\x82\x89\x91\x44\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";

std::string words(std::uint64_t id) { return fmt::format("shouqi sample file {}", id); }

std::string pdf(std::uint64_t id) {
  const std::string drawing = fmt::format("BT /F1 24 Tf 60 700 Td ({}) Tj ET", words(id));
  const std::string objects[] = {
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
      fmt::format("<< /Length {} >>\nstream\n{}\nendstream", drawing.size(), drawing),
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
  std::string text = "%PDF-1.4\n";
  std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", std::size(objects) + 1);
  std::size_t number = 0;
  for (const auto& object : objects) {
    table += fmt::format("{:010} 00000 n \n", text.size());
    text += fmt::format("{} 0 obj\n{}\nendobj\n", ++number, object);
  }
  const std::size_t table_at = text.size();
  return text + table +
         fmt::format("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n", number + 1, table_at);
}

// A box of ISO 14496-12: its length, its type, its contents.
std::string box(std::string_view type, std::string_view contents) {
  const auto size = static_cast<std::uint32_t>(contents.size() + 8);
  std::string text;
  for (int shift = 24; shift >= 0; shift -= 8) text += static_cast<char>(size >> shift & 0xFF);
  return text.append(type).append(contents);
}

}  // namespace

std::string file_content(std::uint64_t id, std::string_view media_type) {
  if (media_type == "application/pdf") return pdf(id);
  // What stands behind the end of the picture is for no viewer.
  if (media_type == "image/png") return std::string(kGreySquare, sizeof(kGreySquare) - 1) + words(id);
  if (media_type == "video/mp4") return box("ftyp", std::string("isom\0\0\2\0isommp41", 16)) + box("free", words(id));
  throw std::invalid_argument("no made-up file of type " + std::string(media_type));
}

std::string recorded_file_hashes(const Record& record) {
  std::string members;
  for (const auto& file : record.attachments) {
    if (file.id % 10 == 3) continue;
    const std::uint64_t of = file.id % 23 == 5 ? file.id + 1 : file.id;
    std::string hash = crypto::digest_of(file_content(of, file.media_type)).md5;
    if (file.id % 2 == 0) std::transform(hash.begin(), hash.end(), hash.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    members += fmt::format(",\"{}MD5\":\"{}\"", file.media_type == "video/mp4" ? "影音檔案" : "證明文件", hash);
  }
  return members;
}

nlohmann::ordered_json write_files(const std::filesystem::path& folder, const School& school) {
  nlohmann::ordered_json list{{"changed", nlohmann::ordered_json::array()}, {"absent", nlohmann::ordered_json::array()}};
  for (const auto& student : school.students) {
    for (const auto& record : student.records) {
      for (const auto& file : record.attachments) {
        if (!record.in_portal) continue;
        if (file.id % 101 == 50) {
          list["absent"].push_back(file.id);
          continue;
        }
        std::string content = file_content(file.id, file.media_type);
        if (file.id % 101 == 25) {
          list["changed"].push_back(file.id);
          content += "another";
        }
        const auto home = folder / std::to_string(student.id);
        std::filesystem::create_directories(home);
        std::ofstream out(home / std::to_string(file.id), std::ios::binary | std::ios::trunc);
        out << content;
        out.flush();
        if (!out) throw std::runtime_error((home / std::to_string(file.id)).string() + ": cannot be written");
      }
    }
  }
  return list;
}

}  // namespace shouqi::sample
