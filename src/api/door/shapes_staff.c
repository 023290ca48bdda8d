/* Shapes of what a marketplace's staff does beside single orders. */
#include "api/door/describe.h"

#define COUNTS                                                                                               \
    {"ended", "int", "disputes that ended"}, {"full", "int", "with all of the money"},                       \
        {"part", "int", "with a part of it"}, {"nothing", "int", "with none of it"},                         \
        {"taken_back", "int", "the buyer took it back"}, {"replaced", "int", "with a replacement"},          \
        {"bank", "int", "at the buyer's bank"}, {"by_agreement", "int", "both agreed"},                      \
        {"by_decision", "int", "somebody decided"},                                                          \
    {                                                                                                        \
        "by_silence", "int", "somebody did not answer"                                                       \
    }

const struct shape api_staff_shapes[] = {
    SHAPE("SellerFreeze", "A seller whose orders wait.", {"seller", "text", "the name"},
          {"by", "text?", "who of the staff"}, {"words", "text", "why; both sides of each order read it"},
          {"at", "time?", "since when"}, {"until", "time?", "until when at the latest"}),
    SHAPE("SellerFreezeList", "Sellers that are frozen.", {"items", "[SellerFreeze]", "the newest first"}),
    SHAPE("SumForTwo", "A sum above what one person may give.", {"order", "text", "the order's ref"},
          {"number", "text?", "the marketplace's own number"}, {"amount?", "money", "as a decimal text"},
          {"currency", "text", "ISO 4217"}, {"state", "=waiting|approved|refused", "where it stands"},
          {"by", "text?", "who asked"}, {"words", "text?", "why"}, {"at", "time?", "when"},
          {"second", "text?", "who answered"}, {"second_words", "text?", "what was said to it"},
          {"second_at", "time?", "when it was answered"}),
    SHAPE("SumForTwoList", "Sums that take two people.", {"items", "[SumForTwo]", "what waits first"}),
    SHAPE("Assigned", "Who has an order.", {"order", "text", "its ref"},
          {"assigned", "text?", "somebody of the staff; null: nobody"}),
    SHAPE("NextCase", "What somebody has from now on.",
          {"order", "text?", "the ref of the most urgent dispute that nobody had; null: there was none"}),
    SHAPE("SweepLine", "An order that one act on many is about.", {"order", "text", "its ref"},
          {"can", "bool", "it can be done, or was"}, {"why", "text?", "why it cannot"}),
    SHAPE("SweepReport", "What one act does to many orders.", {"items", "[SweepLine]", "as they were named"}),
    SHAPE("AuditLine", "What somebody of the staff did.", {"id", "int", "its number"},
          {"at", "time?", "when"}, {"act", "text", "block, role, setting, ..."},
          {"subject", "text?", "what it was done to: person 3, setting site_name, an order's ref"},
          {"note", "text?", "more of it"}, {"by", "text?", "who; null: the system, or who is gone"}),
    SHAPE("AuditList", "What was done, the newest first.", {"items", "[AuditLine]", "at most 50"},
          {"next?", "int", "`before` of the next page"}),
    SHAPE("QueueView", "Words that a queue is asked with, under a name.", {"id", "int", "its number"},
          {"name", "text", "as its maker calls it"}, {"shared", "bool", "all of the staff see it"},
          {"own", "bool", "the viewer's"}, {"by", "text?", "whose it is"},
          {"url", "url", "the queue so asked"}),
    SHAPE("QueueViewList", "Views that the viewer sees.", {"items", "[QueueView]", "by name"}),
    SHAPE("ReportGroup", "Disputes that ended, of one month, reason, seller or member of the staff.",
          {"by", "=month|reason|seller|staff", "what they have in common"},
          {"name", "text", "the month (2026-11), the reason's id, or the name"}, COUNTS),
    SHAPE("ReportSpan", "How long something took.", {"count", "int", "how often; 0: the others say nothing"},
          {"median_seconds", "int", "half of them took no longer"},
          {"nine_tenths_seconds", "int", "nine of ten took no longer"}),
    SHAPE("ReportMoney", "Money that has moved.", {"kind", "text", "refund, release, ..."},
          {"currency", "text", "ISO 4217"}, {"count", "int", "how many payments"},
          {"amount_minor", "int", "in the smallest unit"}),
    SHAPE("SellerRate", "How often a seller's orders are disputed.", {"seller", "text", "the name"},
          {"orders", "int", "that were made in the time"}, {"with_a_dispute", "int", "of these"}),
    SHAPE("DisputeReport", "How a marketplace's disputes ended.", {"market", "text", "its short name"},
          {"from", "text", "the first day"}, {"until", "text", "the last day"},
          {"cut", "bool", "there is more than fits"}, COUNTS,
          {"groups", "[ReportGroup]", "the same by month, reason, seller and staff"},
          {"to_end", "ReportSpan", "from the opening to the end"},
          {"to_decision", "ReportSpan", "from the call of the commission to its decision"},
          {"moved", "[ReportMoney]", "by currency and kind"},
          {"sellers", "[SellerRate]", "the largest first"}),
    {0},
};
