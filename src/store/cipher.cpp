#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <atomic>

#include "store/digest.h"
#include "store/key_file.h"
#include "store/store.h"

namespace fenhao::store {
namespace {

// A sealed value: format (1), key id (4), nonce (12), ciphertext, tag (16).
constexpr std::uint8_t format = 1;
constexpr std::size_t key_id_size = 4, nonce_size = 12, tag_size = 16;
constexpr std::size_t head_size = 1 + key_id_size;
constexpr std::size_t overhead = head_size + nonce_size + tag_size;

using DerivedKey = std::array<std::uint8_t, 32>;

struct FreeContext {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
  void operator()(EVP_CIPHER* algorithm) const { EVP_CIPHER_free(algorithm); }
  void operator()(EVP_KDF* derivation) const { EVP_KDF_free(derivation); }
  void operator()(EVP_KDF_CTX* context) const { EVP_KDF_CTX_free(context); }
  void operator()(EVP_MAC* algorithm) const { EVP_MAC_free(algorithm); }
  void operator()(EVP_MAC_CTX* context) const { EVP_MAC_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, FreeContext>;

[[noreturn]] void crypto_failed(const char* what) {
  throw Failure(Error(ErrorCode::internal,
                      {std::string("加密库操作失败：") + what, std::string("the crypto library failed: ") + what}));
}

void require(int done, const char* what) {
  if (done != 1) crypto_failed(what);
}

// HKDF-SHA-256 (RFC 5869): one key a purpose, so that no two uses share a key.
DerivedKey derive(const MasterKey& master, std::string_view purpose) {
  const std::unique_ptr<EVP_KDF, FreeContext> hkdf(EVP_KDF_fetch(nullptr, "HKDF", nullptr));
  const std::unique_ptr<EVP_KDF_CTX, FreeContext> context(EVP_KDF_CTX_new(hkdf.get()));
  std::string info(purpose), digest = "SHA256";
  MasterKey secret = master;
  const std::array parameters{
      OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest.data(), 0),
      OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, secret.data(), secret.size()),
      OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, info.data(), info.size()),
      OSSL_PARAM_construct_end(),
  };
  DerivedKey key;
  require(EVP_KDF_derive(context.get(), key.data(), key.size(), parameters.data()), "HKDF");
  OPENSSL_cleanse(secret.data(), secret.size());
  return key;
}

const std::uint8_t* bytes(std::string_view text) { return reinterpret_cast<const std::uint8_t*>(text.data()); }

Error unreadable(Text message) {
  return Error(ErrorCode::not_allowed, std::move(message))
      .way_out({"检查是否用错了密钥文件，或数据被挪动、改动过；必要时从备份恢复",
                "check for a wrong key file, or for data that was moved or changed; restore the backup if need be"});
}

}  // namespace

struct Cipher::State {
  explicit State(const MasterKey& master)
      : encryption(derive(master, "fenhao field encryption 1")), index(derive(master, "fenhao blind index 1")) {
    const DerivedKey id = derive(master, "fenhao key id 1");
    std::copy_n(id.begin(), key_id_size, key_id.begin());
    if (!algorithm) crypto_failed("AES-256-GCM");
    if (!authentication) crypto_failed("HMAC");
  }
  ~State() {
    OPENSSL_cleanse(encryption.data(), encryption.size());
    OPENSSL_cleanse(index.data(), index.size());
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  // To set a key up takes several times as long as to seal a field: each thread keeps what it set up last.
  EVP_CIPHER_CTX* sealing() const;
  EVP_CIPHER_CTX* opening() const;
  EVP_MAC_CTX* indexing() const;

  const std::uint64_t serial = next_serial();  // no two keys that ever lived share one
  DerivedKey encryption, index;
  std::array<std::uint8_t, key_id_size> key_id{};
  std::unique_ptr<EVP_CIPHER, FreeContext> algorithm{EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr)};
  std::unique_ptr<EVP_MAC, FreeContext> authentication{EVP_MAC_fetch(nullptr, "HMAC", nullptr)};

 private:
  static std::uint64_t next_serial() {
    static std::atomic<std::uint64_t> last{0};
    return ++last;
  }
};

namespace {

// What one thread keeps for one key.
template <class Context>
struct Kept {
  std::uint64_t serial = 0;
  std::unique_ptr<Context, FreeContext> context;
};

}  // namespace

EVP_CIPHER_CTX* Cipher::State::sealing() const {
  thread_local Kept<EVP_CIPHER_CTX> kept;
  if (kept.serial == serial) return kept.context.get();
  kept = {0, Context(EVP_CIPHER_CTX_new())};
  require(EVP_EncryptInit_ex2(kept.context.get(), algorithm.get(), encryption.data(), nullptr, nullptr), "key");
  kept.serial = serial;
  return kept.context.get();
}

EVP_CIPHER_CTX* Cipher::State::opening() const {
  thread_local Kept<EVP_CIPHER_CTX> kept;
  if (kept.serial == serial) return kept.context.get();
  kept = {0, Context(EVP_CIPHER_CTX_new())};
  require(EVP_DecryptInit_ex2(kept.context.get(), algorithm.get(), encryption.data(), nullptr, nullptr), "key");
  kept.serial = serial;
  return kept.context.get();
}

EVP_MAC_CTX* Cipher::State::indexing() const {
  thread_local Kept<EVP_MAC_CTX> kept;
  if (kept.serial == serial) return kept.context.get();
  kept = {0, std::unique_ptr<EVP_MAC_CTX, FreeContext>(EVP_MAC_CTX_new(authentication.get()))};
  std::string digest = "SHA256";
  const std::array parameters{OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0),
                              OSSL_PARAM_construct_end()};
  require(EVP_MAC_init(kept.context.get(), index.data(), index.size(), parameters.data()), "HMAC key");
  kept.serial = serial;
  return kept.context.get();
}

Cipher::Cipher() = default;
Cipher::Cipher(Cipher&&) noexcept = default;
Cipher& Cipher::operator=(Cipher&&) noexcept = default;
Cipher::~Cipher() = default;

Result<Cipher> Cipher::create_key_file(const std::filesystem::path& path) {
  MasterKey master = random_master_key();
  FENHAO_CHECK(write_key_file(path, master));
  Cipher cipher;
  cipher.state_ = std::make_unique<State>(master);
  OPENSSL_cleanse(master.data(), master.size());
  return cipher;
}

Result<Cipher> Cipher::load(const std::filesystem::path& path) {
  FENHAO_TRY(master, read_key_file(path));
  Cipher cipher;
  cipher.state_ = std::make_unique<State>(master);
  OPENSSL_cleanse(master.data(), master.size());
  return cipher;
}

Cipher Cipher::throw_away() {
  Cipher cipher;
  cipher.state_ = std::make_unique<State>(random_master_key());
  return cipher;
}

std::string Cipher::key_id() const { return to_hex(state_->key_id); }

Blob Cipher::encrypt(std::string_view plain, std::string_view bound_to) const {
  Blob sealed(plain.size() + overhead);
  sealed[0] = format;
  std::copy(state_->key_id.begin(), state_->key_id.end(), sealed.begin() + 1);
  std::uint8_t* nonce = sealed.data() + head_size;
  require(RAND_bytes(nonce, nonce_size), "random nonce");
  EVP_CIPHER_CTX* const context = state_->sealing();
  int used = 0;
  require(EVP_EncryptInit_ex2(context, nullptr, nullptr, nonce, nullptr), "nonce");
  require(EVP_EncryptUpdate(context, nullptr, &used, sealed.data(), head_size), "head");
  require(EVP_EncryptUpdate(context, nullptr, &used, bytes(bound_to), static_cast<int>(bound_to.size())), "binding");
  std::uint8_t* text = nonce + nonce_size;
  require(EVP_EncryptUpdate(context, text, &used, bytes(plain), static_cast<int>(plain.size())), "text");
  require(EVP_EncryptFinal_ex(context, text + used, &used), "end");
  require(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, tag_size, text + plain.size()), "tag");
  return sealed;
}

Result<Secret> Cipher::decrypt(std::span<const std::uint8_t> sealed, std::string_view bound_to) const {
  if (sealed.size() < overhead || sealed[0] != format)
    return fail(unreadable({"加密字段已损坏", "an encrypted field is damaged"}));
  if (!std::equal(state_->key_id.begin(), state_->key_id.end(), sealed.begin() + 1))
    return fail(unreadable({"加密字段属于另一把密钥", "an encrypted field belongs to another key"}));
  const std::uint8_t* nonce = sealed.data() + head_size;
  const std::uint8_t* cipher_text = nonce + nonce_size;
  std::string plain(sealed.size() - overhead, '\0');
  auto* target = reinterpret_cast<std::uint8_t*>(plain.data());
  std::array<std::uint8_t, tag_size> tag;
  std::copy(sealed.end() - tag_size, sealed.end(), tag.begin());
  EVP_CIPHER_CTX* const context = state_->opening();
  int used = 0;
  require(EVP_DecryptInit_ex2(context, nullptr, nullptr, nonce, nullptr), "nonce");
  require(EVP_DecryptUpdate(context, nullptr, &used, sealed.data(), head_size), "head");
  require(EVP_DecryptUpdate(context, nullptr, &used, bytes(bound_to), static_cast<int>(bound_to.size())), "binding");
  require(EVP_DecryptUpdate(context, target, &used, cipher_text, static_cast<int>(plain.size())), "text");
  require(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, tag_size, tag.data()), "tag");
  if (EVP_DecryptFinal_ex(context, target + used, &used) != 1)
    return fail(unreadable(
        {"加密字段与所在的记录不符，或被改动过", "an encrypted field does not belong to its record, or was changed"}));
  return Secret(std::move(plain));
}

Blob Cipher::blind_index(std::string_view value, std::string_view domain) const {
  // The length in front keeps ("ab", "c") and ("a", "bc") apart.
  const std::string message = std::to_string(domain.size()) + ":" + std::string(domain) + std::string(value);
  Blob index(32);
  std::size_t size = 0;
  EVP_MAC_CTX* const context = state_->indexing();
  require(EVP_MAC_init(context, nullptr, 0, nullptr), "HMAC");
  require(EVP_MAC_update(context, bytes(message), message.size()), "HMAC");
  require(EVP_MAC_final(context, index.data(), &size, index.size()), "HMAC");
  return index;
}

}  // namespace fenhao::store
