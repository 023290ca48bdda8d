// Faults of money that was moved twice, or not at all, walked again (tests/api/faults.mjs).
import assert from "node:assert/strict";
import { as, dayFromNow } from "./house.mjs";

async function bankTakesItself(house) {
  const sale = await house.place();
  await sale.deliver();
  await sale.act("key", "bank_inquiry");
  await sale.act("key", "chargeback_opened", { amount: "60.00" });
  const { money } = await sale.act("key", "chargeback_ended", { favour: "buyer" });
  assert.equal(money.taken_by_bank, "60.00");
  assert.deepEqual(await sale.kinds(), [], "the bank has moved it, nobody else does");
}

// What the seller granted was paid by the bank for a while; the bank's change of mind takes it from nobody.
async function whatWasGrantedIsGivenAgain(house) {
  const sale = await house.place();
  await sale.deliver();
  await sale.act("seller", "goodwill_refund", { amount: "50.00" });
  await sale.act("key", "chargeback_opened", { amount: "80.00" });
  await sale.act("key", "chargeback_ended", { favour: "buyer" });
  const [{ key, kind }] = await sale.ordered();
  assert.equal(kind, "cancel_refund");
  await house.world.call(`/api/v1/effects/${key}/answer`, { ...as(sale.market.key), json: { answer: "done" } });
  const { money } = await sale.act("key", "chargeback_reversed");
  assert.equal(`${money.refunded} ${money.seller}`, "50.00 30.00");
  assert.deepEqual((await sale.kinds()).sort(), ["refund 50.00", "release 30.00"]);
}

async function nothingUnderTheBank(house) {
  const sale = await house.place();
  await sale.act("buyer", "cancel_asked");
  await sale.act("key", "chargeback_opened");
  await sale.refuse("seller", "cancel_agreed", {}, "chargeback");
  await house.pass(30); // the time to answer, and the time to ship
  const { states, money } = await sale.see();
  assert.equal(states.shipment, "to_ship");
  assert.equal(money.refunded, "0.00");
  await sale.act("key", "chargeback_ended", { favour: "buyer" });
  assert.deepEqual(await sale.kinds(), []);
  assert.equal((await sale.see()).money.taken_by_bank, "80.00");
}

async function releaseComesBack(house) {
  const sale = await house.place("walk-clawback");
  const [release] = await sale.ordered();
  assert.equal(`${release.kind} ${release.amount}`, "release 72.00");
  await house.world.call(`/api/v1/effects/${release.key}/answer`, { ...as(sale.market.key), json: { answer: "done" } });
  await sale.deliver();
  await sale.act("seller", "goodwill_refund", { amount: "20.00" });
  assert.deepEqual((await sale.kinds()).sort(), ["recover_from_seller 18.00", "refund 20.00"]);
}

// As it was found: the release has been ordered and nobody has answered it when all is paid back.
async function aReleaseThatWaitsIsCalledOff(house) {
  const sale = await house.place("walk-clawback");
  assert.deepEqual(await sale.kinds(), ["release 72.00"]);
  await sale.deliver();
  await sale.act("seller", "goodwill_refund", { amount: "80.00" });
  assert.deepEqual((await sale.kinds()).sort(), ["cancel_release 72.00", "refund 80.00"]);
}

async function anAnswerIsNotTurned(house) {
  const sale = await house.place("walk-clawback");
  const [{ key }] = await sale.ordered();
  const answer = (word) => house.world.call(`/api/v1/effects/${key}/answer`, { ...as(sale.market.key), json: { answer: word } });
  assert.equal((await answer("done")).status, 200);
  assert.equal((await answer("never")).status, 409);
  assert.equal((await answer("again")).status, 409);
  const other = await house.place("walk-clawback");
  const [{ key: second }] = await other.ordered();
  const tell = (word) => house.world.call(`/api/v1/effects/${second}/answer`, { ...as(sale.market.key), json: { answer: word } });
  assert.equal((await tell("never")).status, 200);
  assert.equal((await tell("done")).status, 409);
  assert.match(await house.world.visitors.Ines.page("/markets/the-walk-clawback/payments"), new RegExp(other.ref));
}

async function aLatePaymentGoesBack(house) {
  const sale = await house.place("recourse-default", { paid: false, ordered: dayFromNow(-25) });
  await house.pass(0); // the time to pay is over
  assert.equal((await sale.see()).states.shipment, "cancelled");
  await sale.act("key", "paid");
  assert.deepEqual(await sale.kinds(), ["refund 80.00"]);
}

export const moneyFaults = [
  ["D1", "what a bank takes is ordered of nobody", bankTakesItself],
  ["D1", "what was granted is given again when the bank returns it", whatWasGrantedIsGivenAgain],
  ["D2", "nothing goes back while the bank decides, whatever strikes", nothingUnderTheBank],
  ["D3", "a release that was carried out comes back from the seller", releaseComesBack],
  ["D3", "a release that waits is called off, or comes back", aReleaseThatWaitsIsCalledOff],
  ["D10", "what a payment was answered is not turned", anAnswerIsNotTurned],
  ["D14", "a payment that comes too late goes back", aLatePaymentGoesBack],
];
