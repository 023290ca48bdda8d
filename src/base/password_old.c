#include "base/password_old.h"

#include "base/secret.h"

#include <crypt.h>
#include <openssl/evp.h>
#include <string.h>

/* Cost 15 takes about two seconds; PHP looks at 72 bytes of a password. */
enum { BCRYPT_TEXT = 60, COST_MAX = 15, BCRYPT_BYTES = 72, SALT_HALF = OLD_SALT_BYTES / 2 };

static const struct str mark = STR_INIT("$q2a$");

static const char digits[] = "0123456789abcdef";

static char *put_hex(char *to, struct str bytes)
{
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char byte = (unsigned char)bytes.at[i];
        *to++ = digits[byte >> 4];
        *to++ = digits[byte & 15];
    }
    return to;
}

bool password_old_text(struct str salt, struct str sum, char text[OLD_HASH_TEXT + 1])
{
    if (salt.len != OLD_SALT_BYTES || sum.len != OLD_SUM_BYTES)
        return false;
    memcpy(text, mark.at, mark.len);
    char *end = put_hex(text + mark.len, salt);
    *end = '$';
    *put_hex(end + 1, sum) = 0;
    return true;
}

bool password_old_is_bcrypt(struct str hash)
{
    int64_t cost = 0;
    return hash.len == BCRYPT_TEXT && str_starts(hash, STR("$2")) && strchr("aby", hash.at[2]) &&
           hash.at[3] == '$' && hash.at[6] == '$' && str_to_int(str_slice(hash, 4, 6), &cost) && cost >= 4 &&
           cost <= COST_MAX;
}

static bool bcrypt_fits(struct str password, const char *hash)
{
    struct crypt_data data = {0};
    char typed[BCRYPT_BYTES + 1] = "";
    struct str part = str_slice(password, 0, BCRYPT_BYTES);
    memcpy(typed, part.at, part.len);
    /* Not crypt_r: the address sanitizer brings a crypt_r of its own, the linker takes it for the library's and leaves
       libcrypt out, and the sanitizer's then calls nothing. */
    const char *made = crypt_rn(typed, hash, &data, sizeof data);
    return made && secret_equal(str_from(made), str_from(hash));
}

/* The bytes that hexadecimal digits stand for; false when they are none. */
static bool bytes_of(struct str text, unsigned char *bytes)
{
    for (size_t i = 0; i < text.len; i++) {
        const char *digit = text.at[i] ? strchr(digits, text.at[i]) : NULL;
        if (!digit)
            return false;
        bytes[i / 2] = (unsigned char)(bytes[i / 2] << 4 | (digit - digits));
    }
    return true;
}

static bool sha1_fits(struct str password, struct str hash)
{
    unsigned char salt[OLD_SALT_BYTES] = {0}, sum[EVP_MAX_MD_SIZE];
    char text[OLD_HASH_TEXT + 1] = "";
    unsigned len = 0;
    if (hash.len != OLD_HASH_TEXT ||
        !bytes_of(str_slice(hash, mark.len, mark.len + 2 * (size_t)OLD_SALT_BYTES), salt))
        return false;
    EVP_MD_CTX *digest = EVP_MD_CTX_new();
    bool made =
        digest && EVP_DigestInit_ex(digest, EVP_sha1(), NULL) && EVP_DigestUpdate(digest, salt, SALT_HALF) &&
        EVP_DigestUpdate(digest, password.at, password.len) &&
        EVP_DigestUpdate(digest, salt + SALT_HALF, SALT_HALF) && EVP_DigestFinal_ex(digest, sum, &len);
    EVP_MD_CTX_free(digest);
    return made &&
           password_old_text((struct str){(char *)salt, OLD_SALT_BYTES}, (struct str){(char *)sum, len},
                             text) &&
           secret_equal(str_from(text), hash);
}

bool password_old_fits(struct str password, const char *hash)
{
    struct str text = str_from(hash);
    if (str_starts(text, mark))
        return sha1_fits(password, text);
    return password_old_is_bcrypt(text) && bcrypt_fits(password, hash);
}
