// Marketplaces on a server of their own, told of sales, acted on by their people, and a time that can be moved on.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { databases, startSite } from "../../browser/support/site.mjs";
import { openWorld } from "./world.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
const binary = process.env.RECOURSE_BINARY || path.join(root, "build-test/recourse");
const DAY_MS = 24 * 3600 * 1000;

export const dayFromNow = (days) => new Date(Date.now() + days * DAY_MS).toISOString();
export const as = (token) => ({ headers: { authorization: `Bearer ${token}` } });
export const textOf = (name) => readFileSync(path.join(root, name), "utf8");
export const bytesOf = (name) => readFileSync(path.join(root, name));
export const namesIn = (folder) => readdirSync(path.join(root, folder)).sort();

// Runs the program to its end; answers its status and all that it said.
export function runProgram(...given) {
  return new Promise((resolve, reject) => {
    const program = spawn(binary, given, { stdio: ["ignore", "pipe", "pipe"], timeout: 60000 });
    let text = "";
    for (const stream of [program.stdout, program.stderr]) stream.setEncoding("utf8").on("data", (part) => (text += part));
    program.on("error", reject);
    program.on("close", (status) => resolve({ status, text }));
  });
}

// The default rules with some values changed, by groups.
export function changedRules(id, changes) {
  const rules = JSON.parse(textOf("policies/recourse-default.json"));
  for (const [group, values] of Object.entries(changes)) Object.assign(rules[group], values);
  return { ...rules, id };
}

// One order of a marketplace and those who act on it: "buyer", "seller", or its own system, "key".
class Sale {
  constructor(house, market, ref) {
    Object.assign(this, { house, market, ref, where: `/api/v1/orders/${ref}` });
    this.tokens = { buyer: house.world.token, seller: house.world.sellersToken, key: market.key };
  }

  async see(who = "key") {
    const reply = await this.house.world.call(this.where, as(this.tokens[who]));
    assert.equal(reply.status, 200, reply.text);
    return reply.value;
  }

  // The reply, whatever it is.
  async try(who, name, members = {}) {
    const { version } = await this.see(who);
    return this.house.world.call(`${this.where}/actions/${name}`, { ...as(this.tokens[who]), json: { version, ...members } });
  }

  async act(who, name, members) {
    const reply = await this.try(who, name, members);
    assert.equal(reply.status, 200, `${who} ${name}: ${reply.text}`);
    return reply.value;
  }

  async refuse(who, name, members, code) {
    const reply = await this.try(who, name, members);
    assert.ok(reply.status >= 400 && reply.status < 500, `${who} ${name}: ${reply.text}`);
    assert.equal(reply.value.code, code, reply.text);
    return reply.value;
  }

  async ship() {
    await this.try("key", "payment_cleared");
    return this.act("seller", "shipped");
  }

  async deliver() {
    await this.ship();
    return this.act("key", "delivered");
  }

  open(reason, members = {}) {
    const came = reason.startsWith("inr_") ? {} : { came: "yes" };
    return this.act("buyer", "dispute_opened", { reason, remedy: "refund_full", ...came, ...members });
  }

  // A carrier's event for a number of it, told by the marketplace's system.
  async scan(number, code) {
    const json = { number, at: new Date().toISOString(), code, text: code, place: "Halle" };
    const reply = await this.house.world.call(`${this.where}/tracking-events`, { ...as(this.market.key), json });
    assert.ok(reply.status < 300, reply.text);
  }

  // "refund 20.00 waiting", ... : what was ordered of the payment provider, and not answered yet.
  async ordered() {
    const { items } = (await this.house.world.call("/api/v1/effects", as(this.market.key))).value;
    return items.filter((item) => item.order === this.ref);
  }

  async kinds() {
    return (await this.ordered()).map(({ kind, amount }) => `${kind} ${amount}`);
  }

  async evidence(who, kind, file, members = {}) {
    const form = new FormData();
    const { version } = await this.see(who);
    for (const [name, value] of Object.entries({ kind, version, ...members })) form.append(name, String(value));
    form.append("file", new Blob([file.bytes], { type: file.type }), file.name);
    return this.house.world.call(`${this.where}/evidence`, { ...as(this.tokens[who]), method: "POST", body: form });
  }

  async page(who = "member") {
    return this.house.world.visitors[who].page(`/orders/${this.ref}`);
  }
}

async function openHouse(database, rules, more = []) {
  const house = { url: database.url(), folder: mkdtempSync(path.join(os.tmpdir(), "recourse-house.")), sales: 0 };
  // The rules as a file of the server's, or in a folder beside; answers its path.
  house.write = (policy, beside = "") => {
    const file = path.join(house.folder, beside, `${policy.id}.json`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(policy, null, 2));
    return file;
  };
  rules.forEach((policy) => house.write(policy));
  // The server, once more after an end.
  house.open = async (...options) => {
    house.site = await startSite({ engine: database.engine, url: () => house.url }, null, ["--policies", house.folder, ...options]);
    house.world = await openWorld(house.site);
  };
  await house.open(...more);
  house.markets = { "recourse-default": { key: house.world.key } };

  // A marketplace under these rules; people and key of its own.
  house.market = (policy) => (house.markets[policy] ??= found(policy));
  const found = async (policy) => {
    const { operator } = house.world.visitors;
    const slug = `the-${policy}`;
    const made = await operator.send("/admin/markets", { name: slug, kind: "hosted", policy, currency: "EUR", fee: "10", slug });
    assert.equal(made.status, 303, made.text);
    for (const [handle, duty] of [["harbour_textiles", "seller"], ["Ines", "staff"]]) await operator.send(`/admin/markets/${slug}/people`, { handle, duty }, `/admin/markets/${slug}`);
    const scopes = ["read", "orders", "effects"].map((scope) => [`scope_${scope}`, "1"]);
    const key = await house.world.tokenOf(operator, scopes, `/admin/markets/${slug}/keys`, `/admin/markets/${slug}`);
    return { key, slug };
  };

  house.place = async (policy = "recourse-default", members = {}) => {
    const market = await house.market(policy);
    const json = { number: `W-${++house.sales}`, buyer: "mara", seller: "harbour_textiles", currency: "EUR", country: "DE", paid: true, lines: [{ title: "Lamp", amount: "60.00" }, { title: "Shade", amount: "20.00" }], ...members };
    const reply = await house.world.call("/api/v1/orders", { ...as(market.key), json });
    assert.equal(reply.status, 201, reply.text);
    return new Sale(house, market, reply.value.ref);
  };

  // An order that mara made elsewhere.
  house.note = async (members) => {
    const json = { policy: "recourse-default", title: "Lamp", price: "60.00", currency: "EUR", ...members };
    const reply = await house.world.call("/api/v1/orders", { ...as(house.world.token), json });
    assert.equal(reply.status, 201, reply.text);
    return new Sale(house, { key: house.world.token }, reply.value.ref);
  };

  // What falls due in so many days has struck.
  house.pass = async (days, ...more) => {
    const { status, text } = await runProgram("tick", "--db", house.url, "--policies", house.folder, "--now", dayFromNow(days), ...more);
    assert.equal(status, 0, text);
  };

  house.close = async () => {
    if (house.site) await house.site.stop();
    rmSync(house.folder, { recursive: true, force: true });
  };
  return house;
}

// A house of these rules on each database, walked beside the other's.
export const inHouses = (rules, walk) =>
  Promise.all(
    databases().map(async (database) => {
      const house = await openHouse(database, rules);
      try {
        await walk(house, database.engine);
      } finally {
        await house.close();
      }
    }),
  );
