// The bytes of a made-up attachment: small, real, and another for every number.
#pragma once

#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "model.hpp"

namespace shouqi::sample {

// A page of PDF, a grey PNG, or an MP4 without a picture. Throws std::invalid_argument for another type.
std::string file_content(std::uint64_t id, std::string_view media_type);

// What the central database adds to a row that has files: their MD5, mostly. A few are left out, a few are those of other files.
std::string recorded_file_hashes(const Record& record);

// Writes the files of the school's records as the portal keeps them, <student>/<file> below `folder`. A few hold other bytes than the portal
// recorded at upload and a few are not there; returns them as {"changed":[id,…],"absent":[id,…]}.
nlohmann::ordered_json write_files(const std::filesystem::path& folder, const School& school);

}  // namespace shouqi::sample
