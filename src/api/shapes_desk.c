/* Shapes of the help desk, and of what goes wrong. */
#include "api/describe.h"

#define SHAPE(name, says, ...)                                                                               \
    {                                                                                                        \
        name, says, (const struct shape_field[])                                                             \
        {                                                                                                    \
            __VA_ARGS__,                                                                                     \
            {                                                                                                \
                0                                                                                            \
            }                                                                                                \
        }                                                                                                    \
    }

const struct shape api_desk_shapes[] = {
    SHAPE("FieldProblem", "What is wrong with one field.", {"field", "text", "its name"},
          {"message", "text", "what is wrong"}),
    SHAPE("Problem", "Why something was not done (RFC 9457).",
          {"type", "url", "a page about this kind of problem; it never changes"},
          {"title", "text", "the status in words"}, {"status", "int", "of HTTP"},
          {"detail", "text", "what to do instead, for a person"},
          {"code", "text", "the name of the refusal; it never changes"},
          {"errors?", "[FieldProblem]", "by field"},
          {"order?", "Order", "as it is now, where something happened in the meantime"}),
    SHAPE("Author", "Who wrote something.", {"kind", "=member|guest|deleted", "what the author is"},
          {"handle?", "text", "a member's name"}, {"title?", "text?", "what stands before it"},
          {"points?", "int", "a member's"}, {"name?", "text?", "a guest's"}),
    SHAPE("QuestionLine", "A question as lists show it.", {"id", "int", "its number"},
          {"title", "text", "in one sentence"}, {"url", "url", "its page"},
          {"category", "text?", "the slug of its category"}, {"tags", "[text]", "its tags"},
          {"created_at", "time?", "when it was asked"}, {"votes", "int", "up less down"},
          {"answers", "int", "how many"}, {"views", "int", "how often it was read"},
          {"accepted", "bool", "it has a best answer"}, {"closed", "bool", "it takes no answers"},
          {"author", "Author", "who asked"}),
    SHAPE("QuestionList", "Questions.", {"items", "[QuestionLine]", "of this page"},
          {"next", "url?", "the address of the next page"}),
    SHAPE("QuestionsFound", "Questions that fit best.", {"items", "[QuestionLine]", "the best first"}),
    SHAPE("Comment", "A remark on a question or an answer.", {"id", "int", "its number"},
          {"version", "int", "grows with each change"}, {"body", "text", "Markdown"},
          {"created_at", "time?", "when it was written"}, {"author", "Author", "who wrote it"}),
    SHAPE("Answer", "An answer to a question.", {"id", "int", "its number"},
          {"version", "int", "grows with each change"}, {"body", "text", "Markdown"},
          {"created_at", "time?", "when it was written"}, {"edited_at", "time?", "when it was last changed"},
          {"votes", "int", "up less down"}, {"accepted", "bool", "it is the best answer"},
          {"author", "Author", "who wrote it"}, {"comments", "[Comment]", "on it, the oldest first"}),
    SHAPE("Question", "A question with its answers.", {"id", "int", "its number"},
          {"title", "text", "in one sentence"}, {"url", "url", "its page"}, {"body", "text", "Markdown"},
          {"category", "text?", "the slug of its category"}, {"tags", "[text]", "its tags"},
          {"created_at", "time?", "when it was asked"}, {"edited_at", "time?", "when it was last changed"},
          {"closed_at", "time?", "when it was closed"}, {"votes", "int", "up less down"},
          {"views", "int", "how often it was read"}, {"version", "int", "grows with each change"},
          {"author", "Author", "who asked"}, {"comments", "[Comment]", "on it, the oldest first"},
          {"answers", "[Answer]", "the best first"},
          {"next_answers", "url?", "where those are that are too much for one reply"}),
    SHAPE("Written", "What was written.", {"id", "int", "its number"},
          {"held", "bool", "a moderator looks at it first"},
          {"guest_key?", "text", "a guest's way back to it: the cookie `guest`"}),
    SHAPE("Voted", "The votes of a post now.", {"votes", "int", "up less down"},
          {"mine", "int", "1, -1 or 0"}),
    SHAPE("PostChanged", "Where it stands.", {"question", "int", "the question's number"},
          {"answer?", "int", "the answer's"}),
    SHAPE("Category", "A category.", {"slug", "text", "as addresses name it"},
          {"name", "text", "as pages show it"}, {"parent", "text?", "the category that it is in"},
          {"retired", "bool", "it takes no new questions"}, {"questions", "int", "in it and below"}),
    SHAPE("CategoryList", "Categories.", {"items", "[Category]", "a category before those in it"}),
    SHAPE("Notice", "Something that a person was told.", {"id", "int", "its number"},
          {"kind", "text", "what happened"}, {"sentence", "text", "the same in words"},
          {"title", "text?", "of the order or the question"}, {"url", "url?", "where to look"},
          {"due_at", "time?", "of a deadline"}, {"made_at", "time?", "when it was told"},
          {"read_at", "time?", "when it was read"}),
    SHAPE("NoticeList", "Notices.", {"items", "[Notice]", "the newest first"},
          {"next", "url?", "the address of the next page"}),
    SHAPE("NoticesRead", "What is read.", {"newest", "int", "up to this one"}),
    SHAPE("Preview", "Markdown as a page shows it.", {"html", "text", "harmless HTML"}),
    {0},
};
