#include "view/qr_picture.hpp"

#include <fmt/format.h>
#include <qrencode.h>

#include <iterator>
#include <memory>

#include "base/error.hpp"

namespace shouqi::view {
namespace {

constexpr int kQuietZone = 4;

struct FreeCode {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

}  // namespace

QrPicture qr_picture(std::string_view text) {
  const std::unique_ptr<QRcode, FreeCode> code(QRcode_encodeString8bit(std::string(text).c_str(), 0, QR_ECLEVEL_M));
  if (!code) throw base::Error("the text does not fit into a QR code");
  const int width = code->width;
  const auto dark = [&](int x, int y) { return x < width && (code->data[y * width + x] & 1) != 0; };
  QrPicture picture;
  picture.size = width + 2 * kQuietZone;
  for (int y = 0; y < width; ++y) {
    for (int x = 0; x < width; ++x) {
      if (!dark(x, y)) continue;
      int run = 1;
      while (dark(x + run, y)) ++run;
      fmt::format_to(std::back_inserter(picture.path), "M{} {}h{}v1h-{}z", x + kQuietZone, y + kQuietZone, run, run);
      x += run;
    }
  }
  return picture;
}

}  // namespace shouqi::view
