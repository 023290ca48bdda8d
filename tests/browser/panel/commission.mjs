// A commission of the demo: three people are drawn, vote hidden, open their ballots; what they decided is read.
import assert from "node:assert/strict";
import { assertAccessible, assertFits, assertQuiet, keepLook } from "../support/look.mjs";

const members = ["expert", "moderator", "operator"];

async function casePath(site, as) {
  const page = await site.open("/commission", { as });
  const link = page.locator("#seats + ol h3 a").first();
  return link.getAttribute("href");
}

async function keepLooks(site, where, as, name) {
  for (const look of [{ width: 1200 }, { width: 360, dark: true }]) {
    const page = await site.open(where, { ...look, as });
    await assertAccessible(page);
    await assertFits(page);
    await keepLook(page, `${name}-${look.width}`);
  }
}

async function accept(site, where, as) {
  const page = await site.open(where, { as, script: as !== "operator" });
  assert.doesNotMatch(await page.textContent("main"), /no number that works/);
  await page.click("button[value=accept]");
  assert.match(await page.textContent("main"), /no number that works/);
  assertQuiet(page);
}

async function vote(site, where, as, choice) {
  const page = await site.open(where, { as, script: as !== "operator" });
  await page.check(`[name=remedy][value=${choice.remedy}]`);
  if (choice.amount) await page.fill("[name=amount]", choice.amount);
  await page.selectOption("[name=code]", choice.code);
  await page.click("#ballot ~ form .button");
  const line = await page.inputValue("[data-receipt]");
  assert.match(line, /^ballot\./);
  const [file] = await Promise.all([page.waitForEvent("download"), page.click("main form .button")]);
  assert.equal(file.suggestedFilename(), "ballot.txt");
  if (as === "expert") {
    await assertFits(page);
    await assertAccessible(page);
    await keepLook(page, "commission-receipt");
  }
  return line;
}

async function reveal(site, where, as, line) {
  const page = await site.open(where, { as, script: as !== "operator" });
  await page.fill("[name=receipt]", `${line}x`);
  await page.fill("[name=reasons]", "The number shows nothing since the day it was sent.");
  await page.click("#open ~ form .button");
  assert.match(await page.textContent(".error-summary"), /not the line/);
  assert.match(await page.inputValue("[name=reasons]"), /shows nothing/);
  await page.fill("[name=receipt]", line);
  await page.click("#open ~ form .button");
}

async function decide(site) {
  const where = await casePath(site, "expert");
  await keepLooks(site, "/commission", "expert", "commission");
  await keepLooks(site, where, "expert", "commission-offered");
  for (const as of members) await accept(site, where, as);
  await keepLooks(site, where, "expert", "commission-vote");
  const lines = {
    expert: await vote(site, where, "expert", { remedy: "refund_full", code: "not_delivered" }),
    moderator: await vote(site, where, "moderator", { remedy: "refund_partial", amount: "40.00", code: "not_delivered" }),
    operator: await vote(site, where, "operator", { remedy: "none", code: "no_evidence" }),
  };
  await keepLooks(site, where, "expert", "commission-reveal");
  for (const as of members) await reveal(site, where, as, lines[as]);
  await keepLooks(site, where, "expert", "commission-decided");
  const page = await site.open(where, { as: "moderator" });
  assert.match(await page.textContent("main"), /For the buyer: 52\.00 EUR is given back/);
  assert.match(await page.textContent("main"), /Member 3/);
  assertQuiet(page);
  await keepLooks(site, "/commission", "moderator", "commission-after");
}

export default [["three members accept, vote hidden, open their ballots, and the median stands", decide]];
