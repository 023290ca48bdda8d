// A tracking service is asked by the program as it is shipped: its key comes out of a file or the environment and goes out with
// each call, and the date until which the service wants to be left alone is waited for.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { databases, startSite } from "../browser/support/site.mjs";
import { as, dayFromNow } from "./support/house.mjs";
import { Visitor, call } from "./support/world.mjs";

const KEY = "a key that stands in no list of processes";
const NUMBER = "RA123456785CN";
const WAIT_MS = 4000;

// 17TRACK as its document says, version 2.2, which is busy once until an instant that Retry-After names as a date.
async function openService() {
  const calls = [];
  const busyUntil = Math.ceil((Date.now() + WAIT_MS) / 1000) * 1000;
  const server = http.createServer(async (request, reply) => {
    let body = "";
    for await (const part of request) body += part;
    calls.push({ act: request.url, key: request.headers["17token"], at: Date.now(), body });
    if (calls.length === 1) {
      reply.writeHead(429, { "retry-after": new Date(busyUntil).toUTCString() }).end("{}");
      return;
    }
    const accepted = JSON.parse(body).map(({ number }) => ({ origin: 1, number, carrier: 3011 }));
    reply.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ code: 0, data: { accepted, rejected: [] } }));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { calls, busyUntil, url: `http://127.0.0.1:${server.address().port}/track/v2.2`, close: () => server.close() };
}

async function until(what, ready) {
  for (let i = 0; i < 1800; i++) {
    if (ready()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(what);
}

const note = async (site) => {
  const mara = await new Visitor(site.address).signIn(site.accounts.mara);
  const { text } = await mara.send("/account/tokens", { token_name: "A notebook", days: 30, password_now: site.accounts.mara.password, scope_read: 1, scope_orders: 1 });
  const token = text.match(/data-copy="(rc_[^"]+)"/)[1];
  const json = { policy: "aliexpress", title: "A lamp", price: "9.00", currency: "EUR", ordered: dayFromNow(-9), shipped: dayFromNow(-8), tracking: NUMBER };
  const order = await call(site.address, "/api/v1/orders", { ...as(token), json });
  assert.equal(order.status, 201, order.text);
};

async function followedWith(world, environment) {
  const service = await openService();
  const database = databases().find(({ engine }) => engine === world.site.engine);
  const site = await startSite(database, null, ["--call-inside", "--17track-url", service.url], environment);
  try {
    await note(site);
    await until("the number is registered", () => service.calls.slice(1).some(({ act, body }) => act.endsWith("/register") && body.includes(NUMBER)));
    for (const { key } of service.calls) assert.equal(key, KEY);
    assert.ok(service.calls[1].at >= service.busyUntil, `asked ${service.busyUntil - service.calls[1].at} ms before the service wanted to be`);
  } finally {
    await site.stop();
    service.close();
  }
}

async function aKeyComesOutOfAFile(world) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "recourse-key."));
  try {
    writeFileSync(path.join(folder, "key"), `${KEY}\n`);
    await followedWith(world, { RECOURSE_17TRACK_KEY_FILE: path.join(folder, "key") });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export default [
  ["the key of a tracking service comes out of a file, and the service is left alone as long as it says", aKeyComesOutOfAFile],
  ["the key of a tracking service comes out of the environment", (world) => followedWith(world, { RECOURSE_17TRACK_KEY: KEY })],
];
