// One file of rules that is not here, is broken or was changed: who needs it says so, and all others go on.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { as, changedRules, inHouses, runProgram } from "./support/house.mjs";

// What decides nothing by the rules names what is not here, and does its work; what is not looked at is no success of a check.
async function commandsGoOn(house) {
  const run = (name, ...more) => runProgram(name, "--db", house.url, "--policies", house.folder, ...more);
  const names = [/walk-lost\.json: This is not JSON/, /1 order was not looked at: its rules, walk-changed version 1, are not here/];
  const copy = path.join(house.folder, "moved.db");
  const moved = await runProgram("move", house.url, `sqlite:${copy}`, "--policies", house.folder);
  for (const [{ status, text }, end] of [[await run("check"), 1], [await run("check", "--without-rules"), 0], [moved, 0]]) {
    assert.equal(status, end, text);
    for (const name of names) assert.match(text, name);
  }
  assert.match((await run("tick")).text, /walk-lost\.json: This is not JSON/);
  const restored = await runProgram("restore", "--db", `sqlite:${copy}.back`, "--policies", house.folder, copy);
  assert.equal(restored.status, 0, restored.text);
  for (const name of names) assert.match(restored.text, name);
}

// The order says so to whoever has a part in it, by page and by program; the staff's page and the operator's tell of it.
async function whoWaitsIsTold(house, sale) {
  const waits = /waits: its rules, walk-changed version 1, are not on this server/;
  for (const who of ["member", "harbour_textiles", "Ines"]) {
    const reply = await house.world.visitors[who].fetch(`/orders/${sale.ref}`);
    assert.equal(reply.status, 503, who);
    assert.match(await reply.text(), waits, who);
  }
  const seen = await house.world.call(sale.where, as(sale.market.key));
  assert.equal(seen.status, 503, seen.text);
  assert.match(seen.value.detail, waits);
  const acted = await house.world.call(`${sale.where}/actions/message`, { ...as(sale.market.key), json: { version: 1, words: "Hello" } });
  assert.equal(acted.status, 503, acted.text);
  assert.match(await house.world.visitors.Ines.page("/markets/the-walk-changed"), /1 order waits because its rules are not on this server/);
  const admin = await house.world.visitors.operator.page("/admin/markets");
  for (const what of [/walk-changed version 1/, /walk-lost\.json/]) assert.match(admin, what);
  assert.doesNotMatch(await house.world.visitors.Ines.page("/markets/harbour-bazaar"), /because its rules/);
}

// D11 and D12: without its rules, or with others under their version, no server starts; with the flag their orders wait.
async function rulesThatAreNotHere(house) {
  const sales = [await house.place("walk-lost"), await house.place("walk-changed")];
  const other = await house.place();
  await house.site.stop();
  house.site = null;
  const start = (...more) => runProgram("serve", "--db", house.url, "--listen", "127.0.0.1:0", ...more);
  const alone = await start();
  assert.notEqual(alone.status, 0);
  assert.match(alone.text, /walk-lost version 1 \(no file, 1 orders\)/);
  house.write(changedRules("walk-changed", { talk: { answer_seller: "P9D" } }));
  const changed = await start("--policies", house.folder);
  assert.notEqual(changed.status, 0);
  assert.match(changed.text, /walk-changed version 1 \(its file was changed without a new version, 1 orders\)/);
  writeFileSync(path.join(house.folder, "walk-lost.json"), '{"id": ');
  await commandsGoOn(house);
  await house.open("--without-rules");
  assert.match((await house.world.call("/readyz")).text, /orders wait for their rules: walk-changed version 1/);
  await whoWaitsIsTold(house, sales[1]);
  await house.pass(40, "--without-rules");
  assert.equal((await other.see()).states.shipment, "cancelled", "the others' deadlines strike");
  assert.match(await house.world.visitors.member.page("/orders"), new RegExp(sales[1].ref));
}

const rules = [changedRules("walk-lost", {}), changedRules("walk-changed", {})];

export default [["a server without the rules of an order says which, or lets it wait", () => inHouses(rules, rulesThatAreNotHere), "once"]];
