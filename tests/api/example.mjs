// The small shop of doc/shop.md, as it stands in examples/shop, with its buyer and its seller.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import path from "node:path";
import { until } from "./support/wait.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const file = path.join(here, "../../examples/shop/shop.mjs");

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

async function startShop(world, port, secret) {
  const shop = spawn(process.execPath, [file], { env: { ...process.env, RECOURSE: world.address, KEY: world.key, SECRET: secret, PORT: port }, stdio: ["ignore", "pipe", "inherit"] });
  await new Promise((done, reject) => {
    shop.stdout.on("data", (text) => String(text).includes("listening") && done());
    shop.on("exit", (status) => reject(new Error(`the shop ended with ${status}`)));
  });
  shop.removeAllListeners("exit");
  return shop;
}

async function act(world, token, ref, action) {
  const as = { headers: { authorization: `Bearer ${token}` } };
  const { version } = (await world.call(`/api/v1/orders/${ref}`, as)).value;
  const reply = await world.call(`/api/v1/orders/${ref}/actions/${action}`, { ...as, json: { version } });
  assert.equal(reply.status, 200, reply.text);
}

async function smallShop(world) {
  const port = await freePort();
  const pages = `/markets/${world.market}/webhooks`;
  const { location } = await world.visitors.Ines.send(pages, { url: `http://127.0.0.1:${port}/recourse`, kind_orders: "1", kind_effects: "1" });
  const page = location.split("?")[0];
  const secret = (await world.visitors.Ines.page(page)).match(/data-copy="(whsec_[^"]+)"/)[1];
  const shop = await startShop(world, String(port), secret);
  const ask = async (where, options) => (await fetch(`http://127.0.0.1:${port}${where}`, options)).json();
  try {
    const number = `SHOP-${Date.now()}`;
    const sale = { number, buyer: "mara", seller: "harbour_textiles", currency: "EUR", country: "DE", lines: [{ title: "Cup", amount: "9.00" }] };
    const { ref } = await ask("/sales", { method: "POST", body: JSON.stringify(sale) });
    assert.equal((await ask("/sales", { method: "POST", body: JSON.stringify(sale) })).ref, ref, "told twice, one order");
    assert.match((await ask(`/protection?number=${number}`)).text, /protect/);
    assert.match((await ask("/protection?number=none")).text, /do not know/);
    const page = await (await fetch(`http://127.0.0.1:${port}/order?number=${number}`)).text();
    assert.ok(page.includes(`src="${world.address}/orders/${ref}/embed"`), page);
    const seen = await fetch(`http://127.0.0.1:${port}/see?number=${number}`, { method: "POST", redirect: "manual" });
    assert.equal(seen.status, 303);
    assert.match(seen.headers.get("location"), /\/see-order\?key=/);
    assert.equal((await fetch(`http://127.0.0.1:${port}/order?number=none`)).status, 404);
    await act(world, world.token, ref, "cancel_asked");
    await act(world, world.sellersToken, ref, "cancel_agreed");
    let paid;
    const isPaid = async () => {
      paid = Object.entries(await ask("/paid")).filter(([key]) => key.startsWith(ref));
      return paid.length > 0;
    };
    await until(isPaid, () => "the refund is paid");
    assert.deepEqual(paid.map(([, what]) => what), ["refund 9.00 EUR"]);
    const isSaid = async () => {
      const { items } = (await world.call("/api/v1/effects", { headers: { authorization: `Bearer ${world.key}` } })).value;
      return !items.some((effect) => effect.order === ref);
    };
    await until(isSaid, () => "it was said that it is paid");
    const forged = await fetch(`http://127.0.0.1:${port}/recourse`, { method: "POST", body: '{"type":"effect.ordered","data":{}}', headers: { "webhook-id": "msg_1", "webhook-timestamp": String(Math.floor(Date.now() / 1000)), "webhook-signature": "v1,AAAA" } });
    assert.equal(forged.status, 401);
  } finally {
    shop.kill();
    await world.visitors.Ines.send(page, { turn: "remove" });
  }
}

// The requests of doc/shop.md as they stand there, one after the other: each is answered, and leads to what the page says of it.
async function manual(world) {
  const page = readFileSync(path.join(here, "../../doc/shop.md"), "utf8");
  const requests = [...page.matchAll(/^    (POST) (\/api\/v1\/\S+)\n((?: {4,}.*\n)+)/gm)];
  assert.equal(requests.length, 4);
  const told = Number(page.match(/"ref": "\w+", "version": (\d+)/)[1]);
  const number = `H-${Date.now()}`;
  const aMomentAgo = `${new Date(Date.now() - 2000).toISOString().slice(0, 19)}Z`;
  let order = {};
  for (const [, method, where, body] of requests) {
    const json = JSON.parse(body.replace("H-2041", number).replace(/2026-[\dT:]+Z/, aMomentAgo));
    if (json.version !== undefined) {
      assert.equal(json.version, told, "an act is sent with the version that the page's reply has");
      json.version = order.version; // of a seller whom the staff froze it is one more
    }
    const reply = await world.call(where.replace("{ref}", order.ref), { method, headers: { authorization: `Bearer ${world.key}` }, json });
    assert.ok([200, 201].includes(reply.status), `${where}: ${reply.text}`);
    if (reply.value.ref) order = reply.value;
  }
  const now = (await world.call(`/api/v1/orders/${order.ref}`, { headers: { authorization: `Bearer ${world.key}` } })).value;
  assert.equal(now.states.shipment, "on_its_way");
  const parcel = (await world.call(`/api/v1/orders/${order.ref}/tracking-events`, { headers: { authorization: `Bearer ${world.key}` } })).value;
  assert.deepEqual(parcel.numbers.map(({ number }) => number), ["RA123456785CN"]);
}

export default [
  ["the requests of the page for shops are answered as it says", manual],
  ["the small shop of the examples sells, shows the protection, is told and pays", smallShop],
];
