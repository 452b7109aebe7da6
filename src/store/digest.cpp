#include "store/digest.h"

#include <openssl/evp.h>

#include <array>

#include "store/store.h"

namespace fenhao::store {
namespace {

constexpr std::string_view digits = "0123456789abcdef";

void require(int done) {
  if (done != 1) throw Failure(Error(ErrorCode::internal, {"无法计算 SHA-256", "SHA-256 is not available"}));
}

}  // namespace

struct Sha256::State {
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  require(EVP_DigestInit_ex(state_->context.get(), EVP_sha256(), nullptr));
}
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) { require(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size())); }

std::string Sha256::hex() {
  std::array<std::uint8_t, 32> digest;
  require(EVP_DigestFinal_ex(state_->context.get(), digest.data(), nullptr));
  return to_hex(digest);
}

std::string to_hex(std::span<const std::uint8_t> bytes) {
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const std::uint8_t byte : bytes) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

std::optional<std::vector<std::uint8_t>> from_hex(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  std::vector<std::uint8_t> bytes;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const auto high = digits.find(text[i]), low = digits.find(text[i + 1]);
    if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
    bytes.push_back(static_cast<std::uint8_t>(high << 4 | low));
  }
  return bytes;
}

std::string sha256_hex(std::string_view bytes) {
  std::array<std::uint8_t, 32> digest;
  std::size_t size = 0;
  require(EVP_Q_digest(nullptr, "SHA256", nullptr, bytes.data(), bytes.size(), digest.data(), &size));
  return to_hex(digest);
}

}  // namespace fenhao::store
