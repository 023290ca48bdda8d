// Faults that were once found by walking, walked from another side (tests/api/faults.mjs).
import assert from "node:assert/strict";
import { as, changedRules, dayFromNow, runProgram, textOf } from "./house.mjs";

// Addresses that follow each other by the link behind each page.
async function* pagesOf(visitor, where) {
  for (let next = where; next; ) {
    const text = await visitor.page(next);
    yield text;
    next = /rel="next" href="([^"]+)"/.exec(text)?.[1].replaceAll("&amp;", "&");
  }
}

// Behind hundreds of orders the first of them is found by its buyer and by its seller.
export async function everyListGoesOn(house, first) {
  const { member, harbour_textiles: seller } = house.world.visitors;
  for (const [visitor, where] of [[member, "/orders"], [seller, "/orders?side=sold"]]) {
    let seen = 0;
    for await (const text of pagesOf(visitor, where)) seen += text.includes(`/orders/${first.ref}"`) ? 1 : 0;
    assert.equal(seen, 1, where);
  }
}

// How a file is set and what its notes say are no other rules; another time is.
async function onlyWhatIsSaidCounts(house) {
  const rules = JSON.parse(textOf("policies/recourse-default.json"));
  const check = (name, policy) => runProgram("policy", "check", house.write(policy, `turned-${name}`));
  const same = await check("same", { ...rules, note: "Read again.", sources: [{ of: "*", source: "a guide", certainty: "third_party", seen: null }] });
  assert.equal(same.status, 0, same.text);
  const other = await check("other", changedRules("recourse-default", { talk: { undo: "PT25H" } }));
  assert.equal(other.status, 1, other.text);
  assert.match(other.text, /version: there are other rules of that name and version already/);
}

// What the seller, and the buyer whose protection is over, are to do stands before all else, too.
async function theStepComesFirstForEachSide(house) {
  const sale = await house.place();
  const over = await house.note({ policy: "ebay", ordered: dayFromNow(-200), shipped: dayFromNow(-195), promised: dayFromNow(-180) });
  for (const [page, step] of [[await sale.page("harbour_textiles"), "Send the parcel"], [await over.page(), "What should I do now?"]]) {
    const main = page.slice(page.indexOf("<main"));
    const before = main.slice(0, main.indexOf(step)).replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").trim();
    assert.ok(main.includes(step) && before.length < 700, `${step} behind: ${before}`);
  }
}

// Of no state what is still to come is called what is now.
async function whatIsToComeIsNotNow(house) {
  const unsent = await house.place();
  const back = await house.place();
  await back.deliver();
  await back.open("snad_quality", { remedy: "return_refund" });
  await back.act("seller", "accepted");
  const now = (page) => [.../Now:\s*(?:<\/?[^>]*>\s*)*([^<]+)/g[Symbol.matchAll](page)].map(([, words]) => words.trim());
  assert.ok(!now(await unsent.page()).some((words) => /^(Sent|Delivered|On its way)/.test(words)), now(await unsent.page()).join());
  assert.ok(!now(await back.page()).some((words) => /(sent back|Refunded|Paid back)/.test(words)), now(await back.page()).join());
}

// A number of China Post that stays visible is not called invisible, and days are those of what they are said of.
async function sentencesFitTheirOrder(house) {
  const sale = await house.note({ policy: "aliexpress", ordered: dayFromNow(-60), shipped: dayFromNow(-58), protection_ends: dayFromNow(6), tracking: "RA123456785CN" });
  await sale.act("buyer", "seller_contacted", { at: dayFromNow(-8) });
  await sale.act("buyer", "extension_asked", { days: 10, at: dayFromNow(-5) });
  await sale.act("buyer", "extension_granted", { by: "seller", days: 10, at: dayFromNow(-2) });
  const page = await sale.page();
  assert.doesNotMatch(page, /not visible outside China/);
  const day = (days) => new Date(dayFromNow(days)).toLocaleDateString("en-GB", { weekday: "long", timeZone: "UTC" });
  assert.doesNotMatch(page, new RegExp(`(asked for an extension|wrote to (you|the seller)) on ${day(-2)}`));
}

// However a dispute elsewhere ended, money that comes after all is noted by the form that the page offers.
async function moneyAfterEachEnd(house) {
  const open = async () => {
    const sale = await house.note({ policy: "ebay", ordered: dayFromNow(-40), shipped: dayFromNow(-38), promised: dayFromNow(-20) });
    const reason = JSON.parse(textOf("policies/ebay.json")).reasons.find(({ received }) => received === "not_yet").id;
    await sale.act("buyer", "dispute_opened", { reason, remedy: "refund_full", at: dayFromNow(-15) });
    return sale;
  };
  const ends = [
    async () => {},
    (sale) => sale.act("buyer", "refused", { by: "seller", at: dayFromNow(-10) }),
    (sale) => sale.act("buyer", "dispute_cancelled", { at: dayFromNow(-10) }),
    (sale) => sale.act("buyer", "escalated", { at: dayFromNow(-8) }),
  ];
  for (const [i, end] of ends.entries()) {
    const sale = await open();
    await end(sale);
    const offered = (await sale.see("buyer")).available_actions.map(({ action }) => action);
    assert.ok(offered.includes("refund_seen"), `${i}: ${offered}`);
    const { version } = await sale.see("buyer");
    const noted = await house.world.visitors.member.send(`/orders/${sale.ref}/refund_seen`, { by: "buyer", version, amount: "12.34" });
    assert.equal(noted.status, 303, `${i} ${noted.text}`);
    assert.equal((await sale.see("buyer")).money.refunded, "12.34", String(i));
  }
}

// What the bank did, and a payment that failed, stand in the case file and on its page.
async function theCaseFileTellsOfTheMoney(house) {
  const sale = await house.place();
  await sale.deliver();
  await sale.act("seller", "goodwill_refund", { amount: "7.00" });
  const [{ key }] = await sale.ordered();
  const answer = { answer: "never", said: "account closed" };
  assert.equal((await house.world.call(`/api/v1/effects/${key}/answer`, { ...as(sale.market.key), json: answer })).status, 200);
  await sale.act("key", "chargeback_opened", { amount: "60.00" });
  await sale.act("key", "chargeback_ended", { favour: "buyer" });
  const { value } = await house.world.call(`${sale.where}/case-file`, as(sale.tokens.seller));
  assert.deepEqual(value.case.payments.map(({ kind, state }) => `${kind} ${state}`), ["refund given_up"]);
  assert.ok(["chargeback_opened", "chargeback_ended", "charged_back"].every((kind) => value.case.events.some((event) => event.kind === kind)));
  const page = await house.world.visitors.harbour_textiles.page(`/orders/${sale.ref}/case-file`);
  for (const what of [/7\.00 EUR back to the buyer/, /60\.00/, /could not be carried out/]) assert.match(page, what);
}

// Two days to complain from the delivery on: a freeze gives them back, to protection and to the reasons for a dispute alike.
async function aFreezeCostsNoTime(house) {
  const sale = await house.place("vinted");
  await sale.deliver();
  const ends = async () => {
    const { deadlines, available_actions: actions } = await sale.see("buyer");
    return [deadlines.find(({ deadline }) => deadline === "protection").at, actions.find(({ action }) => action === "dispute_opened").until];
  };
  const before = await ends();
  await sale.act("key", "frozen", { words: "It is looked at" });
  await new Promise((done) => setTimeout(done, 4000));
  await sale.act("key", "thawed", { words: "It is fine" });
  const after = await ends();
  assert.deepEqual([before[0], after[0]], [before[1], after[1]]);
  assert.ok(Date.parse(after[0]) - Date.parse(before[0]) >= 3000, `${before} ${after}`);
}

export const moreFaults = [
  ["D12", "only what rules say is compared, not how it is written", onlyWhatIsSaidCounts],
  ["D20", "each side's step stands before all else", theStepComesFirstForEachSide],
  ["D21", "of no state what is to come is called now", whatIsToComeIsNotNow],
  ["D22", "sentences fit their order", sentencesFitTheirOrder],
  ["D23", "a freeze costs nobody time", aFreezeCostsNoTime],
  ["D27", "money that comes after any end is noted", moneyAfterEachEnd],
  ["D31", "a case file tells of the money, moved or not", theCaseFileTellsOfTheMoney],
];
