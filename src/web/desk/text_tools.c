#include "web/desk/text_tools.h"

#include "web/kit/show.h"

struct text_tools text_tools_of(struct call *call)
{
    return (struct text_tools){STR("body"), asset_url(call, STR("text_tools.js"))};
}
