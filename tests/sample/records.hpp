// The records of a student: what the portal keeps and, unless a difference is planted later, what the central database
// received.
#pragma once

#include <cstdint>

#include "model.hpp"
#include "rng.hpp"

namespace shouqi::sample {

// Fills every student's records: this year's for all, the year before in a school with an archive.
void make_records(std::uint64_t seed, School& school);

// Which package carries a record of that term.
Batch batch_of(const Student& student, int year, int semester);
// The grade in which the student was in that year.
inline int grade_in(const Student& student, int year) { return student.grade - (kThisYear - year); }

// One more record of the category as the makers below would make it, with an id of its own. `semester` is 0 for the
// yearly ones.
Record make_cadre(Rng& rng, School& school, const Student& student, int year, int semester);
Record make_outcome(Rng& rng, School& school, const Student& student, int year, int kind);
Record make_performance(Rng& rng, School& school, const Student& student, int year, int kind);
// A regular course (kind 1, evening 6) that is not among the student's.
Record make_spare_course(Rng& rng, School& school, const Student& student, int year, int semester);

// One semester's courses, with the sub-kinds that the student's history calls for.
void add_courses(Rng& rng, School& school, Student& student, int year, int semester);

// Only for the makers: a record with its id, term and batch filled in.
Record blank_record(School& school, const Student& student, Category category, int year, int semester, int kind);
// Only for the makers: a document, and now and then a film or a link, as the portal stores them.
void attach(Rng& rng, School& school, Record& record, std::string_view folder, std::string_view title);

}  // namespace shouqi::sample
