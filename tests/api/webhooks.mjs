// Outgoing webhooks, taken by the specification's own library.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { Webhook } from "standardwebhooks";
import { until } from "./support/wait.mjs";

// A program that takes what it is told, or refuses it.
async function openShop() {
  const taken = [];
  const shop = { taken, refuses: () => false };
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => (body += part));
    request.on("end", () => {
      const message = { headers: request.headers, body, told: JSON.parse(body) };
      const refused = shop.refuses(message);
      if (!refused) taken.push(message);
      response.writeHead(refused ? 500 : 204).end();
    });
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  shop.address = `http://127.0.0.1:${server.address().port}/recourse`;
  shop.close = () => new Promise((done) => server.close(done));
  shop.until = (fits, what) => until(() => fits(taken), () => `${what}: ${taken.map(({ told }) => told.type)}`);
  return shop;
}

const staffPages = (world) => `/markets/${world.market}/webhooks`;

// Answers the page of a new webhook to the shop's address.
async function addHook(world, shop, kinds) {
  const { status, location, text } = await world.visitors.Ines.send(staffPages(world), [["url", shop.address], ...kinds.map((kind) => [`kind_${kind}`, "1"])]);
  assert.equal(status, 303, text);
  return location.split("?")[0];
}

const secretOf = async (world, page) => (await world.visitors.Ines.page(page)).match(/data-copy="(whsec_[^"]+)"/)[1];
const removeHook = (world, page) => world.visitors.Ines.send(page, { turn: "remove" });

const as = (token) => ({ headers: { authorization: `Bearer ${token}` } });

async function placeOrder(world) {
  const json = { buyer: "mara", seller: "harbour_textiles", currency: "EUR", country: "DE", paid: true, lines: [{ title: "Cup", amount: "9.00" }] };
  return (await world.call("/api/v1/orders", { ...as(world.key), json })).value.ref;
}

async function act(world, token, ref, action) {
  const { version } = (await world.call(`/api/v1/orders/${ref}`, as(token))).value;
  const reply = await world.call(`/api/v1/orders/${ref}/actions/${action}`, { ...as(token), json: { version } });
  assert.equal(reply.status, 200, reply.text);
}

async function toldInOrder(world) {
  const shop = await openShop();
  const page = await addHook(world, shop, ["orders", "effects"]);
  const ref = await placeOrder(world);
  await act(world, world.token, ref, "cancel_asked");
  await act(world, world.sellersToken, ref, "cancel_agreed");
  const about = (taken) => taken.filter(({ told }) => told.data.order === ref);
  await shop.until((taken) => about(taken).some(({ told }) => told.type === "effect.ordered"), "an effect is told");
  await shop.until((taken) => about(taken).some(({ told }) => told.type === "order.cancel_agreed"), "the end is told");
  const verifier = new Webhook(await secretOf(world, page));
  for (const { body, headers } of about(shop.taken)) verifier.verify(body, headers);
  const numbers = about(shop.taken).flatMap(({ told }) => told.data.event ?? []);
  assert.deepEqual(numbers, [...numbers].sort((a, b) => a - b));
  assert.equal(about(shop.taken)[0].told.type, "order.placed");
  assert.equal(new Set(shop.taken.map(({ headers }) => headers["webhook-id"])).size, shop.taken.length);
  assert.throws(() => new Webhook("whsec_" + Buffer.alloc(24).toString("base64")).verify(shop.taken[0].body, shop.taken[0].headers));
  await removeHook(world, page);
  await shop.close();
}

async function twoSecrets(world) {
  const shop = await openShop();
  const page = await addHook(world, shop, ["orders"]);
  const before = await secretOf(world, page);
  await world.visitors.Ines.send(page, { turn: "secret" });
  const after = await secretOf(world, page);
  assert.notEqual(after, before);
  await world.visitors.Ines.send(page, { turn: "try" });
  await shop.until((taken) => taken.some(({ told }) => told.type === "test"), "a test is told");
  for (const secret of [before, after]) new Webhook(secret).verify(shop.taken[0].body, shop.taken[0].headers);
  await removeHook(world, page);
  await shop.close();
}

async function laterWaits(world) {
  const shop = await openShop();
  const page = await addHook(world, shop, ["orders"]);
  const ref = await placeOrder(world);
  await shop.until((taken) => taken.some(({ told }) => told.data.order === ref), "the order is told");
  shop.refuses = ({ told }) => told.type === "order.shipped";
  await act(world, world.sellersToken, ref, "shipped");
  await act(world, world.token, ref, "receipt_confirmed");
  const other = await placeOrder(world);
  await shop.until((taken) => taken.some(({ told }) => told.data.order === other), "another order is told");
  assert.ok(!shop.taken.some(({ told }) => told.type === "order.receipt_confirmed"), "what came later waits");
  const hook = (await world.call("/api/v1/hooks", as(world.key))).value.items.find((item) => item.address === shop.address);
  let items;
  const refused = async () => {
    items = (await world.call(`/api/v1/hooks/${hook.id}/deliveries`, as(world.key))).value.items;
    return items.some(({ state, said }) => state === "failed" && said === "HTTP 500");
  };
  await until(refused, () => `the refusal is kept: ${JSON.stringify(items)}`);

  // Told again by a program: the same message under the same id.
  shop.refuses = () => false;
  const first = shop.taken[0];
  const done = items.filter(({ state }) => state === "done").at(-1);
  const replayed = await world.call(`/api/v1/hooks/${hook.id}/replay`, { ...as(world.key), json: { event: done.event } });
  assert.deepEqual([replayed.status, replayed.value], [200, { told: 1, next: null }]);
  await shop.until((taken) => taken.filter(({ headers }) => headers["webhook-id"] === first.headers["webhook-id"]).length > 1, "told again");
  await removeHook(world, page);
  await shop.close();
}

async function traced(world) {
  const shop = await openShop();
  const page = await addHook(world, shop, ["orders"]);
  const trace = "0af7651916cd43dd8448eb211c80319c";
  const json = { buyer: "mara", seller: "harbour_textiles", currency: "EUR", country: "DE", paid: true, lines: [{ title: "Cup", amount: "9.00" }] };
  const place = async (traceparent) => (await world.call("/api/v1/orders", { headers: { ...as(world.key).headers, traceparent }, json })).value.ref;
  const headerOf = async (ref) => {
    await shop.until((taken) => taken.some(({ told }) => told.data.order === ref), "the order is told");
    return shop.taken.find(({ told }) => told.data.order === ref).headers.traceparent;
  };
  const passed = await headerOf(await place(`00-${trace}-b7ad6b7169203331-01`));
  assert.match(passed, new RegExp(`^00-${trace}-[0-9a-f]{16}-01$`));
  assert.ok(!passed.includes("b7ad6b7169203331"), "the step is our own");
  for (const wrong of ["", `00-${"0".repeat(32)}-b7ad6b7169203331-01`, `ff-${trace}-b7ad6b7169203331-01`, `00-${trace}-b7ad6b7169203331-0`])
    assert.equal(await headerOf(await place(wrong)), undefined, wrong);
  await removeHook(world, page);
  await shop.close();
}

// Added, tried, given another secret and removed by the marketplace's own program, without any page.
async function byProgram(world) {
  const shop = await openShop();
  const added = await world.call("/api/v1/hooks", { ...as(world.key), json: { url: shop.address, kinds: ["orders"] } });
  assert.equal(added.status, 201, added.text);
  const { id, secret } = added.value;
  const ref = await placeOrder(world);
  await shop.until((taken) => taken.some(({ told }) => told.data.order === ref), "the order is told");
  const turned = await world.call(`/api/v1/hooks/${id}/secret`, { ...as(world.key), json: {} });
  assert.notEqual(turned.value.secret, secret);
  assert.equal((await world.call(`/api/v1/hooks/${id}`, { ...as(world.key), json: { turn: "test" } })).status, 200);
  await shop.until((taken) => taken.some(({ told }) => told.type === "test"), "a test is told");
  const test = shop.taken.find(({ told }) => told.type === "test");
  for (const sealing of [secret, turned.value.secret]) new Webhook(sealing).verify(test.body, test.headers);
  assert.equal((await world.call(`/api/v1/hooks/${id}/remove`, { ...as(world.key), json: {} })).status, 200);
  assert.equal((await world.call(`/api/v1/hooks/${id}/deliveries`, as(world.key))).status, 404);
  const quiet = shop.taken.length;
  await placeOrder(world);
  await new Promise((done) => setTimeout(done, 3000));
  assert.equal(shop.taken.length, quiet, "what is removed is told nothing");
  await shop.close();
}

export default [
  ["a program adds a webhook, tries it, gives it another secret and removes it", byProgram],
  ["what happens to an order is told in its order, sealed as the specification says", toldInOrder],
  ["after a new secret both secrets seal", twoSecrets],
  ["what is told is in the trace of what caused it", traced],
  ["what came later waits for what was refused, and can be told again", laterWaits],
];
