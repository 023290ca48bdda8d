// An order in two parcels over HTTP: what has come has a clock of its own, for people and for programs.
import assert from "node:assert/strict";
import { changedRules, inHouses } from "./support/house.mjs";

const byDelivery = changedRules("by-delivery", { protection: { anchor: "delivered", length: "P14D" } });
byDelivery.reasons.forEach((reason) => {
  if (reason.received === "yes") reason.open_until = "delivered+P14D";
});

async function oneParcelAfterTheOther(house) {
  const sale = await house.place("by-delivery");
  await sale.ship();
  const seen = await sale.act("key", "delivered", { lines: [1] });
  assert.equal(seen.states.shipment, "on_its_way");
  const [lamp, shade] = seen.lines;
  assert.ok(lamp.arrived_at && !shade.arrived_at);
  assert.equal(Math.round((Date.parse(lamp.complain_until) - Date.parse(lamp.arrived_at)) / 86400000), 14);
  assert.equal(shade.complain_until, null);
  assert.equal(seen.deadlines.find(({ deadline }) => deadline === "part").at, lamp.complain_until);
  assert.deepEqual(seen.history.at(-1).lines, [1]);
  await sale.refuse("key", "delivered", { lines: [1] }, "lines");
  const page = await sale.page();
  assert.match(page, /Lamp<\/b> It came on [^<]* and can be complained of until/);
  assert.match(page, /Shade<\/b> It has not come yet\./);
  assert.match(page, /Part of this order has come; this is about what has not\./);
  const calendar = await house.world.visitors.member.page(`/orders/${sale.ref}/deadlines.ics`);
  assert.match(calendar.replace(/\r\n /g, ""), /came in a parcel of its own/); // long lines are folded
}

async function oneThingIsConfirmed(house) {
  const sale = await house.place("by-delivery");
  await sale.ship();
  const buyer = house.world.visitors.member;
  const where = `/orders/${sale.ref}/receipt_confirmed`;
  const form = await buyer.page(where);
  assert.match(form, /What do you have\?/);
  const members = { by: "buyer", version: (await sale.see("buyer")).version, boxes: "1" };
  const none = await buyer.send(where, members);
  assert.equal(none.status, 422);
  assert.match(none.text, /Tick at least one thing/);
  assert.equal((await buyer.send(where, { ...members, line1: "1" })).status, 303);
  const { states, history } = await sale.see("buyer");
  assert.equal(states.protection, "running");
  assert.equal(history.at(-1).event ?? history.at(-1).kind, "part_confirmed");
  assert.match(await sale.page(), /Lamp<\/b> Its receipt is confirmed\./);
}

async function walk(house) {
  await oneParcelAfterTheOther(house);
  await oneThingIsConfirmed(house);
}

export default [["what has come of an order in two parcels has its own clock", () => inHouses([byDelivery], walk), "once"]];
