// Each fault that was once found by walking and attacking the program, walked again with another example: one row a
// fault, over HTTP, against the program as it is shipped.
import assert from "node:assert/strict";
import { paper, picture } from "./support/files.mjs";
import { as, bytesOf, changedRules, dayFromNow, inHouses, namesIn, runProgram, textOf } from "./support/house.mjs";
import { everyListGoesOn, moreFaults } from "./support/more_faults.mjs";
import { moneyFaults } from "./support/money_faults.mjs";
import { proxiesLetPhotosThrough } from "./support/proxy.mjs";

const AGENT = { mode: "agent", size: 1, quorum: 1 };
const rules = [
  changedRules("walk-clawback", { protection: { holds_money: "clawback" } }),
  changedRules("walk-dismiss", { evidence: { on_missing: "dismiss" } }),
  changedRules("walk-agent", { panel: AGENT, evidence: { max_files: 1 } }),
  changedRules("walk-patient", { talk: { answer_buyer: "P10D" }, escalation: { latest: "P20D" } }),
  changedRules("walk-close", { escalation: { on_latest: "close" } }),
  changedRules("walk-asking", { extension: { request_from: "P90D" } }),
  changedRules("walk-minute", { escalation: { on_latest: "close", latest: "PT1M", earliest: "PT1M" }, talk: { undo: "P2D", answer_seller: "PT1M", answer_buyer: "PT1M" } }),
  changedRules("walk-funded", { execution: { funder: "platform_up_to_cap", fund_cap: "250.00 EUR" } }),
  changedRules("walk-words", { evidence: { max_chars: 120 } }),
];

// The signed case.
async function fileOf(sale) {
  const reply = await sale.house.world.call(`${sale.where}/case-file`, as(sale.tokens.buyer));
  assert.equal(reply.status, 200, reply.text);
  return reply.value.case;
}

async function nobodyFillsTheHistory(house) {
  const sale = await house.place();
  await sale.deliver();
  await sale.open("snad_quality");
  let full = null;
  for (let i = 0; i < 1200 && !full; i++) {
    const reply = await sale.try("seller", "message", { words: `No. ${i}` });
    if (reply.status !== 200) full = reply;
  }
  assert.ok(full, "a side has its share");
  await sale.act("buyer", "proposed", { remedy: "refund_partial", amount: "5.00" }).catch(() => sale.act("buyer", "message", { words: "Still here" }));
  await sale.act("seller", "accepted");
}

async function scansBringAReturnHome(house) {
  const sale = await house.place();
  await sale.deliver();
  await sale.open("snad_not_as_described", { remedy: "return_refund" });
  await sale.act("seller", "accepted");
  await house.pass(2);
  assert.equal((await sale.see()).states.dispute, "return_due");
  const given = await house.world.visitors.member.send(`/orders/${sale.ref}/parcel`, { what: "number", new_number: "RR664961563DE" });
  assert.equal(given.status, 303, given.text);
  assert.equal((await sale.see()).states.dispute, "return_sent");
  await sale.scan("RR664961563DE", "delivered");
  assert.equal((await sale.see()).states.dispute, "return_here");
  await house.pass(20); // the seller says nothing
  const { states, money } = await sale.see();
  assert.equal(states.dispute, "closed");
  assert.equal(money.refunded, "80.00");
}

async function scansBringAReplacement(house) {
  const sale = await house.place();
  await sale.deliver();
  await sale.open("snad_not_working", { remedy: "replacement" });
  await sale.act("seller", "accepted");
  await house.pass(2);
  const { harbour_textiles: seller } = house.world.visitors;
  assert.equal((await seller.send(`/orders/${sale.ref}/parcel`, { what: "number", new_number: "RR432404475DE" })).status, 303);
  assert.equal((await sale.see()).states.dispute, "replacement_sent");
  await sale.scan("RR432404475DE", "delivered");
  await house.pass(15); // the buyer says nothing
  const { states, money } = await sale.see();
  assert.equal(states.dispute, "closed");
  assert.equal(money.refunded, "0.00");
}

async function nothingIsSentBackThatNeverCame(house) {
  const sale = await house.place("recourse-default", { ordered: dayFromNow(-30), shipped: dayFromNow(-25) });
  await sale.refuse("buyer", "dispute_opened", { reason: "inr_customs", remedy: "return_refund" }, "remedy");
  await sale.open("inr_customs");
  await sale.refuse("seller", "proposed", { remedy: "return_refund" }, "remedy");
}

async function unknownIsNotUnsent(house) {
  const sale = await house.note({ policy: "aliexpress", ordered: dayFromNow(-50) });
  const page = await sale.page();
  assert.match(page, /Nobody has noted when it was sent/);
  assert.doesNotMatch(page, /Your protection begins later|Nothing is lost/);
  assert.equal((await sale.see()).shipped_at, null);
}

async function queuesDoNotEnd(house) {
  const rest = [];
  while (rest.length < 210) rest.push(await house.place("walk-close", { lines: [{ title: "Bulb", amount: "1.00" }] }));
  const sale = await house.place("walk-close");
  await sale.deliver();
  await sale.open("snad_quality");
  assert.match(await house.world.visitors.Ines.page("/markets/the-walk-close?show=dispute"), new RegExp(`/orders/${sale.ref}`));
  let seen = 0;
  for (let where = "/api/v1/orders?side=sold"; where; ) {
    const reply = await house.world.call(where, as(house.world.sellersToken));
    seen += reply.value.items.filter(({ ref }) => rest.some((one) => one.ref === ref)).length;
    where = /<([^>]+)>; rel="next"/.exec(reply.headers.get("link") ?? "")?.[1].replace(house.site.address, "");
  }
  assert.equal(seen, rest.length, "a seller reads all of them");
  await everyListGoesOn(house, rest[0]);
}

async function takenOverAsItStands(house) {
  const sale = await house.place("recourse-default", { ordered: dayFromNow(-20), shipped: dayFromNow(-15), delivered: dayFromNow(-3) });
  await house.pass(0);
  const { states } = await sale.see();
  assert.equal(states.shipment, "delivered");
  assert.deepEqual(await sale.kinds(), []);
}

async function whoHasTheGoodsShows(house) {
  const sale = await house.place("walk-dismiss");
  await sale.deliver();
  await sale.open("snad_damaged", { remedy: "return_refund" });
  await sale.act("seller", "accepted");
  await house.pass(2);
  await sale.act("buyer", "return_shipped");
  await sale.act("seller", "return_arrived");
  await sale.act("seller", "return_disputed");
  await house.pass(60);
  const { states, money } = await sale.see();
  assert.equal(states.dispute, "closed");
  assert.equal(money.refunded, "80.00");
}

// The marketplace's staff decide a case that waits for them.
async function decide(house, sale, fields) {
  const where = `/commission/${sale.ref}`;
  const proposed = await house.world.visitors.Ines.send(where, { turn: "propose", reasons: "As the pictures show.", ...fields });
  assert.equal(proposed.status, 303, proposed.text);
  assert.equal((await sale.see()).states.dispute, "decided");
}

// A case of damage before the marketplace's staff; both have given what they may.
async function before(house) {
  const sale = await house.place("walk-agent");
  await sale.deliver();
  await sale.open("snad_damaged");
  for (const side of ["buyer", "seller"]) {
    const reply = await sale.evidence(side, "photo", picture(side.length));
    assert.ok(reply.status < 300, reply.text);
  }
  await sale.act("seller", "refused");
  await sale.act("buyer", "escalated");
  await house.pass(9);
  assert.equal((await sale.see()).states.dispute, "panel");
  return sale;
}

async function aDecisionStands(house) {
  const sale = await before(house);
  await decide(house, sale, { remedy: "refund_partial", amount: "30.00", code: "not_as_described" });
  const reply = await sale.evidence("seller", "photo", picture(200), { appeals: "true" });
  assert.ok(reply.status < 300, reply.text);
  assert.equal((await sale.see()).states.dispute, "evidence");
  await house.pass(200); // nobody decides again
  const { dispute, money } = await sale.see();
  assert.equal(money.refunded, "30.00");
  assert.equal(dispute.outcome.amount, "30.00");
}

async function whoGotAllAppealsNot(house) {
  const sale = await before(house);
  await decide(house, sale, { remedy: "refund_full", code: "not_as_described" });
  assert.equal((await sale.evidence("buyer", "photo", picture(200), { appeals: "true" })).status, 409);
  assert.ok(!(await sale.see("buyer")).available_actions.some(({ action }) => action === "appealed"));
}

async function theStepComesFirst(house) {
  const sale = await house.place("recourse-default", { ordered: dayFromNow(-60), shipped: dayFromNow(-58) });
  const page = await sale.page();
  const [step, parcel, history] = ["What should I do now?", "Add a number or an event", "What happened so far"].map((text) => page.indexOf(text));
  assert.ok(step > 0 && step < parcel && step < history, `${step} ${parcel} ${history}`);
  // What a phone shows first: the heading, the clock, the step and its button, and hardly more to read before it.
  const text = (html) => html.replace(/<(script|style)[^]*?<\/\1>/g, "").replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").trim();
  const main = page.slice(page.indexOf("<main"));
  const at = main.indexOf("What should I do now?");
  const button = at + main.slice(at).search(/class="button(?! quiet)/);
  assert.ok(text(main.slice(0, at)).length < 500, `before the step: ${text(main.slice(0, at))}`);
  assert.ok(button > at && text(main.slice(at, button)).length < 900, `before its button: ${text(main.slice(at, button))}`);
  assert.equal((main.slice(0, button).match(/<table|<details|class="timeline"/g) ?? []).length, 0);
}

async function onItsWayIsNotDelivered(house) {
  const sale = await house.place();
  await sale.ship();
  const page = await sale.page();
  assert.doesNotMatch(page, /Now:\s*(<\/?[^>]*>\s*)*Delivered/);
  assert.match(page, /Next:\s*(<\/?[^>]*>\s*)*Delivered/);
}

async function askedOnTheDayOfAsking(house) {
  const sale = await house.note({ policy: "aliexpress", ordered: dayFromNow(-60), shipped: dayFromNow(-58), protection_ends: dayFromNow(6) });
  await sale.act("buyer", "extension_asked", { days: 10, at: dayFromNow(-3) });
  await sale.act("buyer", "extension_refused", { by: "seller", at: dayFromNow(-1) });
  const day = (days) => new Date(dayFromNow(days)).toLocaleDateString("en-GB", { weekday: "long", timeZone: "UTC" });
  const page = await sale.page();
  assert.match(page, new RegExp(`I asked for an extension on ${day(-3)}`));
  assert.doesNotMatch(page, new RegExp(`I asked for an extension on ${day(-1)}`));
}

const dueOf = ({ deadlines }, name) => Date.parse(deadlines.find(({ deadline }) => deadline === name).at);

async function undoingGivesTheTimeBack(house) {
  const sale = await house.place("walk-close");
  await sale.deliver();
  await sale.open("snad_quality");
  const before = dueOf(await sale.see(), "agreement");
  await sale.act("buyer", "dispute_cancelled");
  await new Promise((done) => setTimeout(done, 3000));
  const after = dueOf(await sale.act("buyer", "undone"), "agreement");
  assert.ok(after - before >= 2000, `${after - before} ms`);
}

// As it was found: agreed shortly before the last moment, taken back behind it; the claim must live.
async function undoingAfterTheLastMomentKillsNoClaim(house) {
  const sale = await house.place("walk-minute");
  await sale.deliver();
  const last = dueOf(await sale.open("snad_quality"), "agreement");
  await sale.act("seller", "accepted");
  await new Promise((done) => setTimeout(done, last - Date.now() + 2000));
  await house.pass(0);
  const undone = await sale.act("seller", "undone");
  assert.ok(dueOf(undone, "agreement") > Date.now() + 30000, "the time that it cost is given back");
  await house.pass(0);
  const { states } = await sale.see();
  assert.notEqual(states.dispute, "closed");
  await sale.act("buyer", "message", { words: "It still stands" });
}

async function silenceHasAnOutcome(house) {
  const sale = await house.place();
  await sale.deliver();
  await sale.open("snad_quantity", { lines: [1], remedy: "refund_partial", amount: "59.99" });
  await house.pass(6);
  const { dispute, lines } = await sale.see();
  assert.equal(dispute.outcome.amount, "59.99");
  assert.notEqual(lines[0].outcome, "released");
}

async function givenTimeTakesNoRequest(house) {
  const sale = await house.place("walk-asking");
  await sale.ship();
  for (let i = 0; i < 3; i++) {
    await sale.act("seller", "extended_unasked", { days: 2 });
    await sale.act("buyer", "extension_vetoed");
  }
  await sale.act("buyer", "extension_asked", { days: 5 });
}

async function nothingOfferedNothingToAnswer(house) {
  const sale = await house.place("walk-patient");
  await sale.deliver();
  await sale.open("snad_not_working");
  await sale.act("seller", "refused");
  await house.pass(15); // longer than there is for an offer
  assert.equal((await sale.see()).states.dispute, "stalled");
  await sale.act("buyer", "escalated");
}

async function moneyAfterAll(house) {
  const sale = await house.note({ policy: "ebay", ordered: dayFromNow(-40), shipped: dayFromNow(-38), promised: dayFromNow(-20) });
  await sale.act("buyer", "dispute_opened", { reason: (await reasonsOf(house, "ebay"))[0], remedy: "refund_full", at: dayFromNow(-15) });
  await sale.act("buyer", "escalated", { at: dayFromNow(-8) });
  const decided = await sale.see("buyer");
  const { fields } = decided.available_actions.find(({ action }) => action === "decided");
  const code = fields.find(({ name }) => name === "code").values?.[0] ?? "delivered";
  await sale.act("buyer", "decided", { by: "staff", code, at: dayFromNow(-4) });
  await sale.act("buyer", "refund_seen", { amount: "60.00" });
  assert.equal((await sale.see("buyer")).money.refunded, "60.00");
}

async function reasonsOf(house, policy) {
  const rules = JSON.parse(textOf(`policies/${policy}.json`));
  return rules.reasons.filter(({ received }) => received === "not_yet").map(({ id }) => id);
}

async function goodsNobodySawCome(house) {
  const sale = await house.place();
  await sale.ship();
  const { errors } = await sale.refuse("buyer", "dispute_opened", { reason: "snad_quality", remedy: "refund_full" }, "say_came");
  assert.equal(errors[0].field, "came");
  await sale.refuse("buyer", "dispute_opened", { reason: "snad_quality", remedy: "refund_full", came: "no" }, "reason");
}

async function valuesActOrAreRefused(house) {
  const check = (name, changes) => runProgram("policy", "check", house.write(changedRules(name, changes), "checked"));
  assert.match((await check("checked-zone", { calendar: { zone: "Europe/Berlin", offset: "+05:00" } })).text, /offset|Berlin/);
  assert.equal((await check("checked-zone", { calendar: { zone: "Mars/Base", offset: "+00:00" } })).status, 1);
  assert.match((await check("checked-draw", { panel: { draw: "queue" } })).text, /panel\.draw/);
  const sale = await claimed(house);
  await sale.act("buyer", "message", { words: "a".repeat(4900) });
  await sale.refuse("buyer", "message", { words: "a".repeat(5001) }, "input");
  await fundedByThePlatform(house);
}

// A platform that pays itself was shown, and the seller paid: such rules are refused where orders are paid back from here.
async function fundedByThePlatform(house) {
  const members = { name: "Funded", kind: "hosted", policy: "walk-funded", currency: "EUR", fee: "10", slug: "funded" };
  const refused = await house.world.visitors.operator.send("/admin/markets", members);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /the marketplace pays for refunds itself/);
  const sale = await house.place("walk-words");
  await sale.deliver();
  await sale.open("snad_quality");
  await sale.act("buyer", "message", { words: "a".repeat(120) });
  await sale.refuse("buyer", "message", { words: "a".repeat(121) }, "input");
  assert.match(await house.world.visitors.member.page(`/orders/${sale.ref}/message`), /maxlength="120"/);
}

async function whoLeavesLeavesNoMoney(house) {
  await house.place();
  const { harbour_textiles: seller } = house.world.visitors;
  const reply = await seller.send("/account/delete", { password_to_leave: house.site.accounts.harbour_textiles.password }, "/account");
  assert.equal(reply.status, 403, reply.text);
  assert.match(reply.text, /money under way/);
  await seller.page("/account");
}

async function theCaseFileSaysAll(house) {
  const sale = await house.place("recourse-default", { tracking: "RR664961563DE" });
  await sale.ship();
  await sale.scan("RR664961563DE", "in_transit");
  await sale.act("key", "delivered");
  await sale.open("snad_damaged");
  assert.ok((await sale.evidence("buyer", "photo", picture())).status < 300);
  await sale.act("seller", "accepted");
  await house.pass(2);
  const file = await fileOf(sale);
  assert.deepEqual(file.scans.map(({ event, place }) => `${event} ${place}`), ["in_transit Halle"]);
  assert.equal(file.events.filter(({ words }) => words.includes("sha256:")).length, 1);
  assert.deepEqual(file.payments.map(({ kind, amount_minor: amount }) => `${kind} ${amount}`), ["refund 8000"]);
  const text = await house.world.visitors.member.page(`/orders/${sale.ref}/case-file`);
  for (const what of [/What was seen of the parcel/, /Halle/, /SHA-256/, /80\.00 EUR back to the buyer/]) assert.match(text, what);
  await theRulingStandsInTheFile(house);
}

// A case that people decided: their ground and their reasons stand in it, and the pictures can be had by its readers.
async function theRulingStandsInTheFile(house) {
  const sale = await before(house);
  await decide(house, sale, { remedy: "refund_partial", amount: "30.00", code: "not_as_described" });
  const file = await fileOf(sale);
  const [decided] = file.events.filter(({ kind }) => kind === "decided");
  assert.deepEqual([decided.by, decided.code, decided.remedy, decided.amount_minor], ["staff", "not_as_described", "refund_partial", 3000]);
  assert.match(decided.words, /As the pictures show\./);
  assert.equal(file.events.filter(({ words }) => words.includes("sha256:")).length, 2, "of each side");
  assert.match(await house.world.visitors.member.page(`/orders/${sale.ref}/case-file`), /As the pictures show\./);
}

async function listsFilterOrRefuse(house) {
  const ask = (query) => house.world.call(`/api/v1/orders?${query}`, as(house.world.key));
  assert.equal((await ask("side=market&state=in_dispute")).status, 422);
  const sale = await house.place("recourse-default", { number: "Only-This" });
  assert.deepEqual((await ask("side=market&number=Only-This")).value.items.map(({ ref }) => ref), [sale.ref]);
  assert.deepEqual((await ask("side=market&number=Only-That")).value.items, []);
}

async function commasAreNoAmounts(house) {
  for (const amount of ["1,50", "1,500", "1.500,00"]) {
    const json = { number: `C-${amount}`, buyer: "mara", seller: "harbour_textiles", currency: "EUR", lines: [{ title: "Cup", amount }] };
    assert.equal((await house.world.call("/api/v1/orders", { ...as(house.world.key), json })).status, 422, amount);
  }
}

async function anOfferIsTakenBack(house) {
  const sale = await house.place();
  await sale.deliver();
  await sale.open("snad_quality");
  await sale.act("seller", "proposed", { remedy: "refund_partial", amount: "70.00" });
  await sale.act("seller", "proposal_withdrawn");
  await sale.act("seller", "proposed", { remedy: "refund_partial", amount: "7.00" });
  await sale.act("buyer", "accepted");
  assert.equal((await sale.see()).dispute.outcome.amount, "7.00");
}

async function claimed(house) {
  const sale = await house.place();
  await sale.deliver();
  await sale.open("snad_not_working");
  return sale;
}

async function filmsAreToldWhatToDo(house) {
  const sale = await claimed(house);
  const film = { name: "lamp.mp4", type: "video/mp4", bytes: Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypmp42\0\0\0\0mp42isom"), Buffer.alloc(64)]) };
  const reply = await sale.evidence("buyer", "video", film);
  assert.equal(reply.status, 422, reply.text);
  assert.match(reply.text, /[Vv]ideo|film|picture/);
  assert.match(reply.text, /still|screenshot|picture/);
}

async function papersThatActAreRefused(house) {
  const sale = await claimed(house);
  for (const inner of ["<</AA<</O 4 0 R>> >>", "<</S/SubmitForm>>", "<</OpenAction 3 0 R /S/Launch>>"]) {
    const reply = await sale.evidence("buyer", "photo", paper(inner));
    assert.equal(reply.status, 422, `${inner} ${reply.text}`);
  }
  // As other programs write them, packed and not; what waits for a click is taken.
  for (const name of namesIn("tests/data/papers")) {
    const bytes = bytesOf(`tests/data/papers/${name}`);
    const reply = await sale.evidence("buyer", "correspondence", { name, type: "application/pdf", bytes });
    assert.equal(reply.status < 300, name.startsWith("taken-"), `${name} ${reply.status} ${reply.text}`);
  }
}

const walked = [
  ...moneyFaults,
  ["D4", "no side fills the history", nobodyFillsTheHistory],
  ["D5", "a carrier's scan brings a return home", scansBringAReturnHome],
  ["D6", "a replacement that a carrier delivered settles it", scansBringAReplacement],
  ["D7", "nothing is sent back that never came", nothingIsSentBackThatNeverCame],
  ["D8", "an order whose sending nobody noted is not told to wait", unknownIsNotUnsent],
  ["D9", "behind two hundred orders a dispute is still found", queuesDoNotEnd],
  ["D13", "an order that is taken over stands as it stood", takenOverAsItStands],
  ["D15", "the proxies' files let photos through", proxiesLetPhotosThrough],
  ["D16", "who has the goods has to show what came", whoHasTheGoodsShows],
  ["D17 D18", "a decision stands when nobody decides the appeal, for which there is room", aDecisionStands],
  ["D19", "who got all does not appeal", whoGotAllAppealsNot],
  ["D20", "the one step stands before the parcel", theStepComesFirst],
  ["D21", "what is on its way is not called delivered", onItsWayIsNotDelivered],
  ["D22", "sentences say the day of the asking", askedOnTheDayOfAsking],
  ["D23", "undoing gives the time back", undoingGivesTheTimeBack],
  ["D23", "what was undone behind the last moment lives on", undoingAfterTheLastMomentKillsNoClaim],
  ["D24", "what silence decided has an outcome", silenceHasAnOutcome],
  ["D25", "time that was given takes no request", givenTimeTakesNoRequest],
  ["D26", "who was offered nothing has nothing to answer", nothingOfferedNothingToAnswer],
  ["D27", "money that came after all is noted", moneyAfterAll],
  ["D28", "goods that nobody saw come are asked about", goodsNobodySawCome],
  ["D29", "values of rules act, or are refused", valuesActOrAreRefused],
  ["D30", "nobody leaves while money is under way", whoLeavesLeavesNoMoney],
  ["D31", "a case file has scans, files and payments", theCaseFileSaysAll],
  ["D32", "a list is filtered, or refuses", listsFilterOrRefuse],
  ["D33", "amounts have no comma", commasAreNoAmounts],
  ["D34", "an offer is taken back before it is answered", anOfferIsTakenBack],
  ["D35", "who sends a film is told what to do", filmsAreToldWhatToDo],
  ["D36", "papers that act are refused", papersThatActAreRefused],
  ...moreFaults,
];

// One server for all of them; each says its number.
async function walkAll(house, engine) {
  const wrong = [];
  for (const [number, sentence, run] of walked)
    try {
      await run(house);
    } catch (error) {
      wrong.push(`${number} ${sentence}: ${String(error.stack || error).slice(0, 1500)}`);
    }
  assert.deepEqual(wrong, [], engine);
}

export default [["each fault that was found by walking is gone, with another example", () => inHouses(rules, walkAll), "once"]];
