/* Forms with the date beside the word, as pages have them, into the fields that advice is read from. */
#include "text/advice/input.h"

static void keep(struct form *form, struct str name, struct str value)
{
    if (form->count < FORM_FIELDS_MAX)
        form->fields[form->count++] = (struct form_field){name, value};
}

static bool is_date_field(struct str name)
{
    return str_eq(name, STR("event_on")) || str_eq(name, STR("extension_on")) ||
           str_eq(name, STR("dispute_on")) || str_eq(name, STR("dispute_opened"));
}

/* "ignored" with its date is "ignored@2016-06-16". */
static struct str dated(struct arena *arena, struct str word, struct str date)
{
    date = str_trim(date);
    if (!date.len || str_find_char(word, '@') < word.len)
        return word;
    return arena_printf(arena, "%.*s@%.*s", STR_ARG(word), STR_ARG(date));
}

void advice_join(struct arena *arena, const struct form *sent, struct form *form)
{
    struct str event_on = str_trim(form_get(sent, STR("event_on"))),
               opened = form_get(sent, STR("dispute_opened"));
    form->count = 0;
    if (str_trim(opened).len && form_get(sent, STR("dispute")).len)
        keep(form, STR("dispute"), dated(arena, STR("opened"), opened));
    for (size_t i = 0; i < sent->count; i++) {
        struct str name = sent->fields[i].name, value = str_trim(sent->fields[i].value);
        if (is_date_field(name))
            continue;
        if (str_eq(name, STR("extension")))
            value = dated(arena, value, form_get(sent, STR("extension_on")));
        else if (str_eq(name, STR("dispute")))
            value = dated(arena, value, form_get(sent, STR("dispute_on")));
        else if (str_eq(name, STR("event")) && event_on.len && value.len)
            value = arena_printf(arena, "%.*s %.*s", STR_ARG(event_on), STR_ARG(value));
        keep(form, name, value);
    }
}
