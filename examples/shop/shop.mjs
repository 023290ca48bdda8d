// A small shop that is joined to a help desk: it tells of what it sells, shows how long each order is protected, is told
// what happens, and pays what is to be paid. Needs Node 18 and nothing else; doc/shop.md walks through it.
//
//   RECOURSE=https://help.example.org KEY=rc_... SECRET=whsec_... PORT=8090 node shop.mjs
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

const { RECOURSE, KEY, SECRET, PORT = "8090" } = process.env;
const HOUR_SECONDS = 3600;
const paid = new Map(); // by the key of the payment: the same key is one payment

async function ask(where, json) {
  const reply = await fetch(RECOURSE + where, {
    method: json ? "POST" : "GET",
    headers: { authorization: `Bearer ${KEY}`, ...(json && { "content-type": "application/json" }) },
    body: json && JSON.stringify(json),
  });
  const value = await reply.json();
  if (!reply.ok) throw new Error(`${value.code}: ${value.detail}`);
  return value;
}

// ---- telling of orders ----

// The shop's own number makes it safe to tell again: it is one order, however often it is told.
const tell = (sale) => ask("/api/v1/orders", { ...sale, paid: true });

// ---- "protected until" ----

const numbered = async (number) => (await ask(`/api/v1/orders?number=${encodeURIComponent(number)}`)).items[0];

async function protection(number) {
  const head = await numbered(number);
  if (!head) return "We do not know this order.";
  const { protection: of, deadlines } = await ask(`/api/v1/orders/${head.ref}`);
  const until = of.ends_at ? `You are protected until ${of.ends_at.slice(0, 10)}.` : "Your protection begins when it is sent.";
  const [next] = deadlines;
  return next ? `${until} If nothing happens until ${next.at.slice(0, 10)}: ${next.outcome}.` : until;
}

// ---- the order's page in the shop ----

const escaped = (text) => String(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

// A number is easily guessed, and the link shows the order to whoever has it: here your shop looks who is signed in (its
// session in request.headers.cookie), and that the order with this number is theirs.
const mayRead = (request, number) => true; // this example has one buyer and no sign-in

// The frame is kept up to date by the help desk; the button makes its link when it is pressed, for it is good for an hour.
async function orderPage(number) {
  const head = await numbered(number);
  if (!head) return [404, "<p>We do not know this order.</p>"];
  const frame = `<iframe src="${escaped(`${RECOURSE}/orders/${head.ref}/embed`)}" title="Your protection" width="320" height="160"></iframe>`;
  const button = `<form method="post" action="/see?number=${encodeURIComponent(number)}"><button>See your order</button></form>`;
  return [200, `<!doctype html><html lang="en"><title>Order ${escaped(number)}</title><h1>Order ${escaped(number)}</h1>${frame}${button}</html>`];
}

async function see(number) {
  const head = await numbered(number);
  return head ? [303, "", (await ask(`/api/v1/orders/${head.ref}/link`, {})).url] : [404, "<p>We do not know this order.</p>"];
}

// What is not theirs is not there, for them.
function asBuyer(request, url, show) {
  const number = url.searchParams.get("number");
  return show(mayRead(request, number) ? number : "");
}

// ---- being told ----

// https://www.standardwebhooks.com: the seal of ID.TIMESTAMP.BODY, not older than an hour.
function isSealed(headers, body) {
  const { "webhook-id": id, "webhook-timestamp": at, "webhook-signature": seals = "" } = headers;
  const age = Math.abs(Date.now() / 1000 - Number(at));
  const key = Buffer.from(SECRET.replace("whsec_", ""), "base64");
  const seal = Buffer.from(createHmac("sha256", key).update(`${id}.${at}.${body}`).digest("base64"));
  const fits = (one) => one.startsWith("v1,") && one.length === seal.length + 3 && timingSafeEqual(Buffer.from(one.slice(3)), seal);
  return age < HOUR_SECONDS && seals.split(" ").some(fits);
}

async function pay({ key, kind, amount, currency }) {
  if (!paid.has(key)) paid.set(key, `${kind} ${amount} ${currency}`); // here the money moves
  await ask(`/api/v1/effects/${encodeURIComponent(key)}/answer`, { answer: "done" });
}

async function take({ type, data }) {
  console.log(type, data.number ?? "");
  if (type === "effect.ordered") await pay(data);
}

// ---- the shop's own pages ----

async function bodyOf(request) {
  let body = "";
  request.setEncoding("utf8"); // a letter may stand in two parts
  for await (const part of request) body += part;
  return body;
}

const page = ([status, html, location]) => [status, html, { "content-type": "text/html; charset=utf-8", ...(location && { location }) }];

const routes = {
  "POST /sales": async (url, body) => [201, await tell(JSON.parse(body))],
  "GET /protection": async (url, body, request) => [200, { text: await asBuyer(request, url, protection) }],
  "GET /order": async (url, body, request) => page(await asBuyer(request, url, orderPage)),
  "POST /see": async (url, body, request) => page(await asBuyer(request, url, see)),
  "GET /paid": async () => [200, Object.fromEntries(paid)],
  "POST /recourse": async (url, body, { headers }) => {
    if (!isSealed(headers, body)) return [401, {}];
    await take(JSON.parse(body));
    return [200, {}];
  },
};

createServer(async (request, response) => {
  const url = new URL(request.url, "http://shop");
  const route = routes[`${request.method} ${url.pathname}`];
  let [status, value, headers] = [404, {}];
  try {
    if (route) [status, value, headers] = await route(url, await bodyOf(request), request);
  } catch (error) {
    console.error(`${request.method} ${url.pathname}: ${error.message}`);
    [status, value, headers] = [502, { error: error.message }]; // the help desk tells it again
  }
  response.writeHead(status, headers ?? { "content-type": "application/json" }).end(headers ? value : JSON.stringify(value));
}).listen(Number(PORT), "127.0.0.1", function () {
  console.log(`listening on ${this.address().port}`);
});
