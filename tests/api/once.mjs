// What is good once, used by many at the same instant: one of them has it, or all have the same.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { openOffice } from "../browser/support/office.mjs";
import { databases, startSite } from "../browser/support/site.mjs";
import { as } from "./support/house.mjs";
import { until } from "./support/wait.mjs";
import { Visitor, openWorld } from "./support/world.mjs";

const MANY = 12;
const together = (send) => Promise.all(Array.from({ length: MANY }, (_, i) => send(i)));
const countOf = (replies, ...statuses) => replies.filter(({ status }) => statuses.includes(status)).length;

let sales = 0;
const saleOf = (world) => ({
  number: `ONCE-${world.site.engine}-${++sales}`,
  ...{ buyer: "mara", seller: "harbour_textiles", currency: "EUR", country: "DE", paid: true },
  lines: [{ title: "Tea bowl", quantity: 2, amount: "28.00" }],
});

async function aNumberAKeyAndABuyerAreOne(world) {
  const [key, numbered] = [as(world.key), saleOf(world)];
  const told = await together(() => world.call("/api/v1/orders", { ...key, json: numbered }));
  assert.equal(countOf(told, 201), 1, told[0].text);
  assert.equal(countOf(told, 200), MANY - 1);
  assert.equal(new Set(told.map(({ value }) => value.ref)).size, 1);
  const keyed = saleOf(world);
  const headers = { ...key.headers, "idempotency-key": keyed.number };
  const replayed = await together(() => world.call("/api/v1/orders", { headers, json: keyed }));
  assert.equal(countOf(replayed, 201), MANY, replayed[0].text);
  assert.equal(replayed.filter((reply) => !reply.headers.get("idempotent-replayed")).length, 1);
  const buyer = { number: `B-${keyed.number}`, name: "Nina", email: `nina-${world.site.engine.toLowerCase()}@example.org` };
  const made = await together(() => world.call("/api/v1/buyers", { ...key, json: buyer }));
  assert.equal(countOf(made, 201), 1, made[0].text);
  assert.equal(countOf(made, 200), MANY - 1, made.map(({ status, text }) => `${status} ${text}`).join("\n"));
  assert.equal(new Set(made.map(({ value }) => value.name)).size, 1);
}

async function anActIsDoneOnceAndItsPaymentIsAnsweredInOneWay(world) {
  const placed = await world.call("/api/v1/orders", { ...as(world.key), json: saleOf(world) });
  const where = `/api/v1/orders/${placed.value.ref}`;
  const act = async (token, name) => {
    const { version } = (await world.call(where, as(token))).value;
    return together(() => world.call(`${where}/actions/${name}`, { ...as(token), json: { version } }));
  };
  for (const [token, name] of [[world.token, "cancel_asked"], [world.sellersToken, "cancel_agreed"]]) {
    const acts = await act(token, name);
    assert.equal(countOf(acts, 200), 1, `${name}: ${acts[0].text}`);
    assert.equal(countOf(acts, 409), MANY - 1);
  }
  const ordered = async () => (await world.call("/api/v1/effects", as(world.key))).value.items.find(({ order }) => order === placed.value.ref);
  const { key } = await until(ordered, () => "the refund is ordered");
  const words = ["done", "never"];
  const answers = await together(async (i) => ({ word: words[i % 2], ...(await world.call(`/api/v1/effects/${encodeURIComponent(key)}/answer`, { ...as(world.key), json: { answer: words[i % 2] } })) }));
  const taken = new Set(answers.filter(({ status }) => status === 200).map(({ word }) => word));
  assert.equal(taken.size, 1, JSON.stringify(answers.map(({ status, word }) => [status, word])));
  for (const { status, word, text } of answers) assert.equal(status, taken.has(word) ? 200 : 409, text);
  assert.equal((await world.call(where, as(world.key))).value.history.filter(({ kind }) => kind === "refunded").length, 1);
}

// ---- people ----

function codeOf(secret, step) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac("sha1", Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)))).update(counter).digest();
  return String((hash.readUInt32BE(hash[19] & 15) & 0x7fffffff) % 1000000).padStart(6, "0");
}

const hiddenOf = (page, action) =>
  Object.fromEntries([...page.split(`action="${action}"`)[1].split("</form>")[0].matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]));
const posts = (visitor, where, fields) => visitor.fetch(where, { method: "POST", body: new URLSearchParams(fields) });

// Forms of visitors who have given the password and are asked for a code.
async function atTheSecondStep(world, count) {
  const found = [];
  for (let i = 0; i < count; i++) {
    const visitor = new Visitor(world.address);
    const { status, text } = await visitor.send("/sign-in", world.site.accounts.expert);
    assert.equal(status, 200, text);
    found.push({ visitor, hidden: hiddenOf(text, "/sign-in/code") });
  }
  return found;
}

async function aCodeLetsInOne(world) {
  const expert = await new Visitor(world.address).signIn(world.site.accounts.expert);
  const password_now = world.site.accounts.expert.password;
  const shown = await expert.send("/account/second-step", { turn: "begin", password_now });
  const secret = shown.text.match(/class="scan" translate="no" dir="ltr">([A-Z2-7 ]+)</)[1].replaceAll(" ", "");
  const step = Math.floor(Date.now() / 30000);
  const on = await expert.send("/account/second-step/first-code", { code: codeOf(secret, step) }, "/account");
  assert.equal(on.status, 200, on.text);
  const recovery = [...on.text.matchAll(/<li class="scan" translate="no" dir="ltr">([^<]+)</g)].map(([, code]) => code);
  assert.ok(recovery.length >= 1);
  try {
    // Few enough that the limit on guesses is not what keeps the others out.
    for (const codeNow of [() => codeOf(secret, Math.floor(Date.now() / 30000) + 1), () => recovery[0]]) {
      const forms = await atTheSecondStep(world, 3);
      const code = codeNow();
      const replies = await Promise.all(forms.map(({ visitor, hidden }) => posts(visitor, "/sign-in/code", { ...hidden, code })));
      const told = replies.map(({ status, headers }) => [status, headers.get("location")].join(" "));
      assert.equal(countOf(replies, 303), 1, told.join());
      assert.equal(countOf(replies, 422), 2, told.join());
      const { visitor } = forms[replies.findIndex(({ status }) => status === 303)];
      await visitor.page("/account");
    }
  } finally {
    const off = await expert.send("/account/second-step", { turn: "end", password_now });
    assert.ok(off.status < 400, off.text);
  }
}

async function aLinkForANewPasswordIsUsedByOne(world) {
  const mail = await openOffice();
  const database = databases().find(({ engine }) => engine === world.site.engine);
  const site = await startSite(database, null, ["--smtp-url", mail.url, "--mail-from", "Help desk <help@example.org>"]);
  const here = (link) => new URL(link).pathname + new URL(link).search;
  try {
    const mara = await new Visitor(site.address).signIn(site.accounts.mara);
    await mara.send("/account/email", { email: "mara@example.org", password_now: site.accounts.mara.password });
    const asked = here(await mail.link(1, "/account/email/confirm"));
    const page = await mara.page(asked);
    await posts(mara, "/account/email/confirm", hiddenOf(page, "/account/email/confirm"));
    await new Visitor(site.address).send("/forgotten", { email: "mara@example.org" });
    const link = here(await mail.link(2, "/new-password"));
    const forms = [];
    for (let i = 0; i < 6; i++) {
      const visitor = new Visitor(site.address);
      forms.push({ visitor, hidden: hiddenOf(await visitor.page(link), "/new-password"), password: `a new and quiet lantern ${i}` });
    }
    const replies = await Promise.all(forms.map(({ visitor, hidden, password }) => posts(visitor, "/new-password", { ...hidden, password })));
    assert.equal(countOf(replies, 303), 1, replies.map(({ status }) => status).join());
    const right = forms[replies.findIndex(({ status }) => status === 303)];
    await new Visitor(site.address).signIn({ handle: "mara", password: right.password });
  } finally {
    await site.stop();
    mail.close();
  }
}

// ---- invitations, and links to orders ----

async function buyersOf(world, count, begins) {
  const made = [];
  for (let i = 0; i < count; i++) {
    const { status, text, value } = await world.call("/api/v1/buyers", { ...as(world.key), json: { number: `${begins}-${world.site.engine}-${i}`, name: `${begins}${i}` } });
    assert.equal(status, 201, text);
    made.push(value.name);
  }
  return made;
}

async function inviteManyTimes(world) {
  const MOST = 10;
  const handles = await buyersOf(world, MANY, "Guest");
  const mara = as(world.token);
  const { value: order } = await world.call("/api/v1/orders", { ...as(world.key), json: saleOf(world) });
  const asked = await world.call("/api/v1/questions", { ...mara, json: { title: `Who looks at my order with me, ${order.ref}?`, category: "internet" } });
  assert.equal(asked.status, 201, asked.text);
  const turn = (fields) => world.call(`/api/v1/questions/${asked.value.id}/order`, { ...mara, json: fields });
  const linked = await turn({ turn: "link", order: order.ref });
  assert.equal(linked.status, 200, linked.text);
  const invited = async () => (await turn({ turn: "invite", handle: handles[0] })).value.invited;
  const same = await together(() => turn({ turn: "invite", handle: handles[0] }));
  assert.equal(countOf(same, 200), MANY, same.map(({ status }) => status).join());
  assert.deepEqual(await invited(), [handles[0]]);
  const many = await together((i) => turn({ turn: "invite", handle: handles[i] }));
  assert.equal(countOf(many, 200), MOST, many.map(({ status, text }) => `${status} ${text}`).join());
  assert.equal(countOf(many, 422), MANY - MOST);
  const there = await invited();
  assert.equal(there.length, MOST);
  assert.equal(new Set(there).size, MOST);
}

// On a site of its own: elsewhere the member may have asked as often as an hour allows.
async function anInvitationCountsOnceAndNoMoreThanFit(outside) {
  const database = databases().find(({ engine }) => engine === outside.site.engine);
  const site = await startSite(database, null);
  try {
    await inviteManyTimes(await openWorld(site));
  } finally {
    await site.stop();
  }
}

// Looking takes nothing from the link; whoever reads the buyer's mail has the account, once.
async function aLinkToAnOrderIsSeenByManyAndItsAccountTakenByOne(world) {
  const mail = await openOffice();
  const database = databases().find(({ engine }) => engine === world.site.engine);
  const site = await startSite(database, null, ["--smtp-url", mail.url, "--mail-from", "Help desk <help@example.org>"]);
  const here = (link) => new URL(link, site.address).pathname + new URL(link, site.address).search;
  try {
    const inside = await openWorld(site);
    const [key, sale] = [as(inside.key), saleOf(world)];
    const buyer = await inside.call("/api/v1/buyers", { ...key, json: { number: sale.number, name: "Nina", email: "nina@example.org" } });
    assert.equal(buyer.status, 201, buyer.text);
    const confirm = here(await mail.link(1, "/account/email/confirm"));
    const reader = new Visitor(site.address);
    await posts(reader, "/account/email/confirm", hiddenOf(await reader.page(confirm), "/account/email/confirm"));
    const { buyer: _, ...rest } = sale;
    const placed = await inside.call("/api/v1/orders", { ...key, json: { ...rest, buyer_number: sale.number } });
    const made = await inside.call(`/api/v1/orders/${placed.value.ref}/link`, { ...key, json: {} });
    assert.equal(made.status, 201, made.text);
    const visitors = Array.from({ length: MANY }, () => new Visitor(site.address));
    const opened = await Promise.all(visitors.map((visitor) => visitor.fetch(here(made.value.url))));
    assert.equal(countOf(opened, 303), MANY);
    const pages = await Promise.all(visitors.map((visitor) => visitor.page("/see-order")));
    for (const page of pages) assert.ok(page.includes(sale.number));
    const asking = await Promise.all(visitors.map((visitor, i) => posts(visitor, "/see-order", hiddenOf(pages[i], "/see-order"))));
    const sent = countOf(asking, 303);
    assert.ok(sent >= 1, asking.map(({ status }) => status).join());
    assert.equal(sent + countOf(asking, 429), MANY, asking.map(({ status }) => status).join());
    const forms = [];
    // An address gets five such mails; who asks once more reads the same, and the links that went out stay good.
    for (let number = 2; number < 2 + Math.min(sent, 5); number++) {
      const link = here(await mail.link(number, "/new-password"));
      for (let i = 0; i < 3; i++) {
        const visitor = new Visitor(site.address);
        const reply = await visitor.fetch(link);
        if (reply.status === 200) forms.push({ visitor, hidden: hiddenOf(await reply.text(), "/new-password"), password: `a new and quiet lantern ${forms.length}` });
      }
    }
    assert.ok(forms.length >= 3);
    const replies = await Promise.all(forms.map(({ visitor, hidden, password }) => posts(visitor, "/new-password", { ...hidden, password })));
    assert.equal(countOf(replies, 303), 1, replies.map(({ status }) => status).join());
    const right = forms[replies.findIndex(({ status }) => status === 303)];
    const owner = await new Visitor(site.address).signIn({ handle: buyer.value.name, password: right.password });
    assert.ok((await owner.page(`/orders/${placed.value.ref}`)).includes(sale.number));
  } finally {
    await site.stop();
    mail.close();
  }
}

export default [
  ["a number, a key and a buyer that many tell at once are one", aNumberAKeyAndABuyerAreOne],
  ["an act that many do at once is done once, and its payment is answered in one way", anActIsDoneOnceAndItsPaymentIsAnsweredInOneWay],
  ["a code of an app and a recovery code let in one of many at once", aCodeLetsInOne],
  ["a link for a new password is used by one of many at once", aLinkForANewPasswordIsUsedByOne],
  ["an invitation that many give at once counts once, and no more are invited than fit", anInvitationCountsOnceAndNoMoreThanFit],
  ["a link to an order is seen by many at once, and the account behind it is taken by one", aLinkToAnOrderIsSeenByManyAndItsAccountTakenByOne],
];
