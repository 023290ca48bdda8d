#ifndef WEB_KIT_READY_FORM_H
#define WEB_KIT_READY_FORM_H
/* A ready answer (service/desk/ready.h) that is put into what somebody writes: a choice and a button inside the form. */
#include "text/desk/ready.h"
#include "web/kit/form_view.h"

/*
 * page_ready_form prints it: nothing where `url` is empty. It stands behind the button that sends the form, for Enter in a line
 * presses the first button.
 */
struct ready_form {
    int64_t
        market_id; /* of the order that is written about: its staff have the marketplace's, too; 0: of none */
    struct select_view choice; /* count 0: there is none to choose */
    struct url url;            /* where the form is sent to have one put in; empty: the viewer keeps none */
    struct str button;
    bool facts_used; /* what was put in tells of an order */
};

/* Its button was pressed: the form is only shown again. */
bool ready_form_asked(struct call *call);
/* What the viewer can choose from. Texts in English. */
enum err ready_form_of(struct call *call, struct url url, struct str button, struct str hint,
                       struct ready_form *form) MUST_USE;
/* The chosen one, filled in, below what is typed; or what is wrong beside the choice. */
enum err ready_form_put(struct call *call, const struct ready_facts *facts, struct ready_form *form,
                        struct str *typed) MUST_USE;

#endif
