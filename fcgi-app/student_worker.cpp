#include "student_worker.hpp"

namespace shouqi {

StudentWorker::StudentWorker(const StudentProcess& process)
    : connection_(process.config.database, process.config.student.account.user, process.database_password),
      session_store_(connection_),
      answers_(connection_),
      documents_(connection_),
      events_(connection_),
      offices_(connection_),
      reports_(connection_),
      reviews_(connection_),
      portal_(connection_),
      attachments_(connection_),
      sessions_(process.site, {process.config.student.session_idle, process.config.student.session_absolute}, session_store_, random_),
      identity_({process.ticket_keys, process.config.ticket.lifetime, process.config.ticket.clock_skew}, process.site.ticket_audience(),
                session_store_, clock_),
      sign_on_(process.site, identity_, sessions_),
      pages_({process.layout, process.site, sign_on_, answers_, documents_, events_, offices_, reports_, reviews_, portal_,
              attachments_, process.files, random_, process.metrics,
              [this] { connection_.probe(); }, process.config.rules.grace}),
      routes_(pages::student_routes(pages_)),
      dispatcher_({process.site, routes_, process.error_pages, sessions_, *this, process.metrics, clock_, random_}) {}

}  // namespace shouqi
