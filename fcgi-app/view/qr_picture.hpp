// A QR code as the data of one SVG path, so that it needs no image and prints sharply.
#pragma once

#include <string>
#include <string_view>

namespace shouqi::view {

struct QrPicture {
  // For the attribute d: dark modules as horizontal runs. Only M, h, v, z and numbers.
  std::string path;
  // Edge of the square view box in modules, with the quiet zone of four on each side.
  int size = 0;
};

// Error correction level M. Throws base::Error when the text does not fit.
QrPicture qr_picture(std::string_view text);

}  // namespace shouqi::view
