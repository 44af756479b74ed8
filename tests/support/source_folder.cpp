#include "support/source_folder.hpp"

namespace shouqi::support {

std::filesystem::path source_folder() { return SHOUQI_SOURCE_FOLDER; }

std::filesystem::path program_folder() { return std::filesystem::path{SHOUQI_BUILD_FOLDER} / "bin"; }

}  // namespace shouqi::support
