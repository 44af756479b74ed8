// Appends events inside the caller's transaction.
#pragma once

#include "domain/event.hpp"
#include "mysql/connection.hpp"

namespace shouqi::mysql {

// As a student: through the view that lets in nothing else.
void append_student_event(Connection& connection, const domain::Event& event);
// The same of a confirmation that was just inserted: the event names its turn, which the seal looks for.
void append_confirmation_event(Connection& connection, const domain::Event& event, const std::string& receipt_code);
// As a member of staff: the same.
void append_staff_event(Connection& connection, const domain::Event& event);
// As a program.
void append_program_event(Connection& connection, const domain::Event& event);
// As whoever acts, for what people and programs may do alike.
void append_event(Connection& connection, const domain::Event& event);

}  // namespace shouqi::mysql
