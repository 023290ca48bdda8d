#include "base/password_old.h"

#include "base/secret.h"

#include <crypt.h>
#include <openssl/evp.h>
#include <sodium.h>
#include <string.h>

/* Cost 15 takes about two seconds; PHP looks at 72 bytes of a password. */
enum { BCRYPT_TEXT = 60, COST_MAX = 15, BCRYPT_BYTES = 72, SALT_HALF = OLD_SALT_BYTES / 2 };
enum { ESCAPED_MAX = 1024 };

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

/* ---- Argon2 ---- */

/* What PHP takes unless it is told otherwise is 64 MiB and 4 passes, of phpBB in two lanes. */
enum {
    ARGON_TEXT_MAX = PASSWORD_HASH_MAX - 1,
    ARGON_KIB_MAX = 128 * 1024,
    ARGON_PASSES_MAX = 8,
    ARGON_LANES_MAX = 8
};

/* "t=4," off the front of the text, its end perhaps another; false when it is not there or more than most. */
static bool take_cost(struct str *text, struct str name, char end, int64_t most)
{
    int64_t cost = 0;
    if (!str_starts(*text, name) || str_find_char(*text, end) == text->len)
        return false;
    struct str value = str_cut(text, end);
    return str_to_int(str_slice(value, name.len, value.len), &cost) && cost > 0 && cost <= most;
}

bool password_old_is_argon(struct str hash)
{
    struct str rest = hash;
    bool begins = str_starts(rest, STR("$argon2id$v=19$")) || str_starts(rest, STR("$argon2i$v=19$"));
    if (!begins || hash.len > ARGON_TEXT_MAX)
        return false;
    rest = str_slice(rest, str_find(rest, STR("$m=")) + 1, rest.len);
    return take_cost(&rest, STR("m="), ',', ARGON_KIB_MAX) &&
           take_cost(&rest, STR("t="), ',', ARGON_PASSES_MAX) &&
           take_cost(&rest, STR("p="), '$', ARGON_LANES_MAX);
}

static bool argon_fits(struct str password, const char *hash)
{
    return crypto_pwhash_str_verify(hash, password.at, password.len) == 0;
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

/* ---- phpBB ---- */

enum { PHPASS_TEXT = 34, PHPASS_SALT_AT = 4, PHPASS_SALT = 8, MD5_BYTES = 16, TURNS_MOST = 18 };

static const char phpass_digits[] = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/* How often it is repeated, as a power of two; -1: it is none. */
static int phpass_turns(struct str hash)
{
    bool marked = str_starts(hash, STR("$H$")) || str_starts(hash, STR("$P$"));
    if (!marked || hash.len != PHPASS_TEXT || !hash.at[3])
        return -1;
    const char *digit = strchr(phpass_digits, hash.at[3]);
    return digit && digit - phpass_digits <= TURNS_MOST ? (int)(digit - phpass_digits) : -1;
}

bool password_old_is_phpass(struct str hash)
{
    return phpass_turns(hash) >= 0;
}

/* Six bits a sign, the lowest first, three bytes at a time. */
static void put_phpass(char *to, const unsigned char sum[MD5_BYTES])
{
    for (size_t i = 0; i < MD5_BYTES; i += 3) {
        size_t bytes = MD5_BYTES - i < 3 ? MD5_BYTES - i : 3;
        unsigned value = 0;
        for (size_t k = 0; k < bytes; k++)
            value |= (unsigned)sum[i + k] << 8 * k;
        for (size_t k = 0; k <= bytes; k++, value >>= 6)
            *to++ = phpass_digits[value & 63];
    }
}

static bool phpass_fits(struct str password, struct str hash)
{
    unsigned char sum[EVP_MAX_MD_SIZE] = {0};
    int turns_by_two = phpass_turns(hash);
    char made[PHPASS_TEXT - PHPASS_SALT_AT - PHPASS_SALT];
    struct str begin = str_slice(hash, PHPASS_SALT_AT, PHPASS_SALT_AT + PHPASS_SALT);
    EVP_MD_CTX *digest = EVP_MD_CTX_new();
    bool fine = digest != NULL && turns_by_two >= 0;
    for (long turns = fine ? 1 + (1L << turns_by_two) : 0; fine && turns; turns--) {
        fine = EVP_DigestInit_ex(digest, EVP_md5(), NULL) && EVP_DigestUpdate(digest, begin.at, begin.len) &&
               EVP_DigestUpdate(digest, password.at, password.len) && EVP_DigestFinal_ex(digest, sum, NULL);
        begin = (struct str){(const char *)sum, MD5_BYTES};
    }
    EVP_MD_CTX_free(digest);
    put_phpass(made, sum);
    return fine && secret_equal((struct str){made, sizeof made},
                                str_slice(hash, PHPASS_SALT_AT + PHPASS_SALT, hash.len));
}

/* ---- all of them ---- */

static bool one_fits(struct str password, const char *hash)
{
    struct str text = str_from(hash);
    if (str_starts(text, mark))
        return sha1_fits(password, text);
    if (password_old_is_phpass(text))
        return phpass_fits(password, text);
    if (password_old_is_argon(text))
        return argon_fits(password, hash);
    return password_old_is_bcrypt(text) && bcrypt_fits(password, hash);
}

/* With entities for the signs of HTML; false when it has none, or does not fit. */
static bool escape(struct str password, char into[ESCAPED_MAX], struct str *escaped)
{
    static const struct {
        char sign;
        struct str entity;
    } signs[] = {{'&', STR_INIT("&amp;")},
                 {'<', STR_INIT("&lt;")},
                 {'>', STR_INIT("&gt;")},
                 {'"', STR_INIT("&quot;")}};
    size_t len = 0;
    bool changed = false;
    for (size_t i = 0; i < password.len; i++) {
        struct str piece = str_slice(password, i, i + 1);
        for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
            if (password.at[i] == signs[k].sign)
                piece = signs[k].entity, changed = true;
        if (len + piece.len > ESCAPED_MAX)
            return false;
        memcpy(into + len, piece.at, piece.len);
        len += piece.len;
    }
    *escaped = (struct str){into, len};
    return changed;
}

bool password_old_fits(struct str password, const char *hash)
{
    char room[ESCAPED_MAX];
    struct str escaped;
    bool fits = one_fits(password, hash);
    return fits || (escape(password, room, &escaped) && one_fits(escaped, hash));
}
