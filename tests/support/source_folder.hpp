#pragma once
// Where the project and its build stand, for tests that read templates, SQL or specimens or start a program.
#include <filesystem>

namespace shouqi::support {

// The project's top folder; source_folder() / "sql/portal/reference.sql".
std::filesystem::path source_folder();

// The folder of the built programs.
std::filesystem::path program_folder();

}  // namespace shouqi::support
