#include "upload/https_destination.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <exception>
#include <functional>

#include "base/error.hpp"
#include "config/config_loader.hpp"

namespace shouqi::upload {
namespace {

struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Headers = std::unique_ptr<curl_slist, FreeList>;

void initialise_curl() {
  static const CURLcode done = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (done != CURLE_OK) throw base::Error("libcurl cannot be initialised");
}

// One request's streams. An exception must not pass through libcurl, so it is kept until curl is back.
struct Exchange {
  const bundle::Sink* sink = nullptr;
  std::uint64_t wanted = 0;
  const bundle::ByteSource* source = nullptr;
  std::uint64_t offset = 0;
  const OnBytes* on_bytes = nullptr;
  CURL* curl = nullptr;
  bool has_enough = false;
  std::exception_ptr error{};
};

std::size_t take(char* data, std::size_t, std::size_t count, void* user) {
  auto& exchange = *static_cast<Exchange*>(user);
  long status = 0;
  curl_easy_getinfo(exchange.curl, CURLINFO_RESPONSE_CODE, &status);
  // The body of an error is a page for people.
  if (exchange.sink == nullptr || status / 100 != 2) return count;
  try {
    const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(count, exchange.wanted));
    (*exchange.sink)({data, part});
    exchange.wanted -= part;
    exchange.has_enough = part < count;
    return part < count ? CURL_WRITEFUNC_ERROR : count;
  } catch (...) {
    exchange.error = std::current_exception();
    return CURL_WRITEFUNC_ERROR;
  }
}

std::size_t give(char* data, std::size_t, std::size_t count, void* user) {
  auto& exchange = *static_cast<Exchange*>(user);
  try {
    const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(count, exchange.source->size() - exchange.offset));
    const std::string piece = exchange.source->read_at(exchange.offset, part);
    std::memcpy(data, piece.data(), piece.size());
    exchange.offset += part;
    if (exchange.on_bytes != nullptr && *exchange.on_bytes) (*exchange.on_bytes)(exchange.offset);
    return part;
  } catch (...) {
    exchange.error = std::current_exception();
    return CURL_READFUNC_ABORT;
  }
}

// A connection that was kept and had been closed over there is tried anew from the first byte.
int rewind(void* user, curl_off_t offset, int origin) {
  if (origin != SEEK_SET) return CURL_SEEKFUNC_CANTSEEK;
  static_cast<Exchange*>(user)->offset = static_cast<std::uint64_t>(offset);
  return CURL_SEEKFUNC_OK;
}

[[noreturn]] void broken(CURLcode code, const std::string& what, const char* detail) {
  const std::string text = fmt::format("{}: {}", what, *detail != '\0' ? detail : curl_easy_strerror(code));
  switch (code) {
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_ISSUER_ERROR: throw base::IntegrityError(text + ": the server is not who it should be; nothing was sent");
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE: throw base::ConfigurationError(text);
    default: throw base::UnavailableError(text);
  }
}

[[noreturn]] void refused(long status, const std::string& what) {
  const std::string text = fmt::format("{}: the server answers {}", what, status);
  switch (status) {
    // nginx answers a certificate that it does not know, or none, with 400.
    case 400:
    case 401:
    case 403: throw base::ConfigurationError(text + ": it does not accept our certificate here");
    case 404:
    case 409: throw base::ConfigurationError(text + ": there is no such folder");
    case 405: throw base::ConfigurationError(text + ": it does not allow this method (dav_methods PUT DELETE MOVE)");
    case 413: throw base::ConfigurationError(text + ": the file is larger than it takes (client_max_body_size)");
    default: throw base::UnavailableError(text);
  }
}

}  // namespace

struct HttpsDestination::Client {
  HttpsSettings settings;
  std::string base;
  std::unique_ptr<CURL, void (*)(CURL*)> curl{nullptr, curl_easy_cleanup};
  char error[CURL_ERROR_SIZE]{};

  std::string url(const std::string& name) const {
    const std::unique_ptr<char, void (*)(void*)> escaped(curl_easy_escape(curl.get(), name.data(), static_cast<int>(name.size())), curl_free);
    if (!escaped) throw base::Error("libcurl has no memory");
    return base + escaped.get();
  }

  // Everything anew for each request, so that none inherits from the one before; the connection is kept.
  void prepare(const std::string& name, Exchange& exchange) {
    CURL* const handle = exchange.curl = curl.get();
    curl_easy_reset(handle);
    error[0] = '\0';
    const auto set = [&](CURLoption option, auto value) {
      if (const CURLcode code = curl_easy_setopt(handle, option, value); code != CURLE_OK) {
        throw base::ConfigurationError(fmt::format("libcurl: {}", curl_easy_strerror(code)));
      }
    };
    set(CURLOPT_ERRORBUFFER, static_cast<char*>(error));
    set(CURLOPT_URL, url(name).c_str());
    set(CURLOPT_PROTOCOLS_STR, "https");
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    set(CURLOPT_CAINFO, settings.ca_file.c_str());
    // Otherwise Debian's own authorities would be believed beside ours.
    set(CURLOPT_CAPATH, static_cast<const char*>(nullptr));
    set(CURLOPT_SSLCERT, settings.certificate_file.c_str());
    set(CURLOPT_SSLKEY, settings.key_file.c_str());
    // No proxy out of the environment.
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(settings.timeout.count()));
    set(CURLOPT_LOW_SPEED_LIMIT, 1L);
    set(CURLOPT_LOW_SPEED_TIME, static_cast<long>(settings.timeout.count()));
    set(CURLOPT_USERAGENT, "shouqi-upload/" SHOUQI_VERSION);
    set(CURLOPT_WRITEFUNCTION, &take);
    set(CURLOPT_WRITEDATA, static_cast<void*>(&exchange));
  }

  long perform(Exchange& exchange, const std::string& what) {
    const CURLcode code = curl_easy_perform(curl.get());
    if (exchange.error) std::rethrow_exception(exchange.error);
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    if (code == CURLE_OK || (code == CURLE_WRITE_ERROR && exchange.has_enough)) return status;
    // A server that refuses early closes while we still send; what it said is worth more than that it closed.
    if (status >= 400) return status;
    broken(code, what, error);
  }
};

HttpsDestination::HttpsDestination(const Address& address, const HttpsSettings& settings) : title_(address.title()), client_(std::make_unique<Client>()) {
  initialise_curl();
  static_cast<void>(config::read_secret(settings.key_file));
  client_->settings = settings;
  client_->base = title_ + (address.folder == "/" ? "" : "/");
  client_->curl.reset(curl_easy_init());
  if (!client_->curl) throw base::Error("libcurl has no memory");
}

HttpsDestination::~HttpsDestination() = default;

std::optional<std::uint64_t> HttpsDestination::size(const std::string& name) {
  const std::string what = title_ + ": looking at " + name;
  Exchange exchange;
  client_->prepare(name, exchange);
  curl_easy_setopt(exchange.curl, CURLOPT_NOBODY, 1L);
  const long status = client_->perform(exchange, what);
  if (status == 404) return std::nullopt;
  if (status != 200) refused(status, what);
  curl_off_t length = -1;
  curl_easy_getinfo(exchange.curl, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
  if (length < 0) throw base::UnavailableError(what + ": the server does not say how large it is");
  return static_cast<std::uint64_t>(length);
}

void HttpsDestination::read(const std::string& name, std::uint64_t count, const bundle::Sink& sink) {
  if (count == 0) return;
  const std::string what = title_ + ": reading " + name;
  Exchange exchange;
  client_->prepare(name, exchange);
  exchange.sink = &sink;
  exchange.wanted = count;
  if (const long status = client_->perform(exchange, what); status != 200) refused(status, what);
}

void HttpsDestination::write(const std::string& name, const bundle::ByteSource& source, std::uint64_t offset, const OnBytes& on_bytes) {
  if (offset != 0) throw base::Error("WebDAV cannot go on inside a file");
  const std::string what = title_ + ": putting " + name;
  Exchange exchange;
  client_->prepare(name, exchange);
  exchange.source = &source;
  exchange.on_bytes = &on_bytes;
  curl_easy_setopt(exchange.curl, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(exchange.curl, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(source.size()));
  curl_easy_setopt(exchange.curl, CURLOPT_READFUNCTION, &give);
  curl_easy_setopt(exchange.curl, CURLOPT_READDATA, static_cast<void*>(&exchange));
  curl_easy_setopt(exchange.curl, CURLOPT_SEEKFUNCTION, &rewind);
  curl_easy_setopt(exchange.curl, CURLOPT_SEEKDATA, static_cast<void*>(&exchange));
  const long status = client_->perform(exchange, what);
  if (status != 201 && status != 204 && status != 200) refused(status, what);
}

bool HttpsDestination::rename(const std::string& from, const std::string& to) {
  const std::string what = title_ + ": renaming " + from;
  Exchange exchange;
  client_->prepare(from, exchange);
  Headers headers(curl_slist_append(nullptr, ("Destination: " + client_->url(to)).c_str()));
  headers.reset(curl_slist_append(headers.release(), "Overwrite: F"));
  curl_easy_setopt(exchange.curl, CURLOPT_CUSTOMREQUEST, "MOVE");
  curl_easy_setopt(exchange.curl, CURLOPT_HTTPHEADER, headers.get());
  const long status = client_->perform(exchange, what);
  if (status == 412) return false;
  if (status != 201 && status != 204) refused(status, what);
  return true;
}

void HttpsDestination::remove(const std::string& name) {
  const std::string what = title_ + ": removing " + name;
  Exchange exchange;
  client_->prepare(name, exchange);
  curl_easy_setopt(exchange.curl, CURLOPT_CUSTOMREQUEST, "DELETE");
  const long status = client_->perform(exchange, what);
  if (status != 204 && status != 200 && status != 404) refused(status, what);
}

}  // namespace shouqi::upload
