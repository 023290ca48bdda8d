#ifndef WEB_KIT_FORM_VIEW_H
#define WEB_KIT_FORM_VIEW_H
/* Pieces that forms are made of, and forms that come back. */
#include "web/kit/show.h"

/* One line to fill in: page_input prints it with its label, hint and what is wrong. */
struct input_view {
    struct str name, label, hint;
    struct str type;         /* "text", "password" */
    struct str autocomplete; /* the HTML standard's name for it; empty: none */
    struct field field;
    size_t max;
    bool optional;
};

/* The declared input of that name as it was sent. Passwords come back empty. */
/* A day or a time is chosen, not written: HTML gives it no longest text. */
bool input_has_length(const struct input_view *view);
struct input_view input_view_of(struct call *call, struct str name, struct str label);

struct choice_view {
    struct str value, label;
    bool chosen;
    bool own; /* what people or operators named it: it has its own direction */
};

/* What one chooses from: page_choices prints them. */
struct choices_view {
    const struct choice_view *at;
    size_t count;
};

/* One of several: page_select prints it with its label, hint and what is wrong. */
struct select_view {
    struct str name, label, hint, error;
    struct choice_view *choices;
    size_t count;
    bool required; /* one with a value: the browser says so before it sends */
};

/* A form that is opened and not sent: what its address lacks is not held against it. */
void forget_errors(struct call *call);
/* The message for above a form, beside its field or not, and the input it is about ("#title"). */
struct str first_error(struct call *call);
struct url first_error_at(struct call *call);
/* The one sentence that a page says after a redirect ("?said=saved"); empty: nothing was said. */
struct str said(struct call *call);

/* An error summary above a form; page_problem prints nothing for an empty text. */
struct problem_view {
    struct str text;
    struct url at;
};
struct problem_view problem_of(struct call *call);

/* True for failures that come back on the form: what is left is a page of its own. */
bool comes_back(enum err err);
/* The page of a form at the status of `err`, whatever failed: otherwise as form_again. */
enum err form_refused(struct call *call, enum err err,
                      enum err (*show)(struct call *call, int status)) MUST_USE;
/*
 * A refused form comes back filled in: `show` makes its page at the status of `err`, with the sentence beside its field
 * and Retry-After. What does not come back is answered as it is.
 */
enum err form_again(struct call *call, enum err err,
                    enum err (*show)(struct call *call, int status)) MUST_USE;

/* The step before an act whose form is no page of its own: what breaks a declared limit is refused, and named. */
enum err form_must_fit(struct call *call) MUST_USE;

struct hidden_view {
    struct str name, value;
};

/*
 * A field of a form that could not be taken. All are shown: nobody sends what they have not seen. What a form says of itself
 * (when it was opened, which button) and what is empty says nothing, and goes along unseen.
 */
struct typed_view {
    struct str id, name, label, value;
    struct str said; /* instead of a value that stands for something; empty: the value says it */
    bool lines;
    bool fixed;  /* chosen on its page: can be read and not changed */
    bool unseen; /* says nothing, or is of a form beside another that shows the same */
};
struct typed_views {
    struct typed_view *at;
    size_t count;
};

/* What stands before the names of fields that a sign-in form carries for another form. */
#define KEPT_PREFIX "kept-"

/*
 * The fields of `form` whose names begin with `from`, renamed to begin with `to` instead. Codes, passwords
 * and the trap stay behind.
 */
struct typed_views typed_views_of(struct call *call, const struct form *form, struct str from, struct str to);

/* A page with a few inputs: signing in, signing up, a new password. */
/* A form that a device fills in: web/assets/passkey.js. */
struct ceremony {
    struct str options; /* JSON; empty: it is an ordinary form */
    struct url script;
    struct str *fields; /* what the script fills in */
    size_t field_count;
    struct url address; /* where devices know this site */
};

struct credentials_page {
    struct layout layout;
    struct str heading, lead, error, button;
    struct url error_at; /* the input to look at first */
    struct url action;
    struct input_view inputs[3];
    size_t input_count;
    struct hidden_view hidden[6];
    size_t hidden_count;
    struct typed_views typed; /* of the form that waits until somebody has signed in */
    struct url without;       /* where that form may go without an account; empty: nowhere */
    struct typed_views bare;  /* the same fields under their own names */
    bool offers_sign_up, offers_sign_in;
    bool with_trap;           /* programs sign up too */
    bool asks_along;          /* this browser wrote without an account: whether it was the same person */
    struct url provider;      /* where one can be signed in by somebody else; empty: nowhere */
    struct str provider_says; /* what its button says */
    struct url provider_end;  /* signed out here: where one is signed out there; empty: not known */
    struct str provider_ends; /* what that link says */
    bool offers_passkey;
    struct ceremony ceremony;
    bool mails;     /* a forgotten password can be mailed */
    bool asks_zone; /* a script fills the time zone in */
};

/* Signed in, and the form that waited can go. */
struct resume_page {
    struct layout layout;
    struct url action;
    struct str goes_to; /* the same, to read */
    struct typed_views typed;
};

#endif
