// The demo's people and its marketplace as programs meet them.
import assert from "node:assert/strict";

const cookiesOf = (reply) => reply.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);

// A browser that only sends forms: it keeps cookies and the code that forms carry.
export class Visitor {
  constructor(address) {
    this.address = address;
    this.cookies = new Map();
  }

  async fetch(where, options = {}) {
    const headers = { ...options.headers, cookie: [...this.cookies].map((pair) => pair.join("=")).join("; ") };
    const reply = await fetch(this.address + where, { redirect: "manual", ...options, headers });
    for (const cookie of cookiesOf(reply)) {
      const [name, ...value] = cookie.split("=");
      this.cookies.set(name, value.join("="));
    }
    return reply;
  }

  async page(where) {
    const reply = await this.fetch(where);
    assert.equal(reply.status, 200, where);
    return reply.text();
  }

  // Sends a form of the page at `from` (the address itself without one); answers status, body and where it leads.
  async send(where, fields, from = where) {
    const code = (await this.page(from)).match(/name="csrf" value="([^"]+)"/)[1];
    const body = new URLSearchParams([["csrf", code], ...(Array.isArray(fields) ? fields : Object.entries(fields))]);
    const reply = await this.fetch(where, { method: "POST", body });
    return { status: reply.status, text: await reply.text(), location: reply.headers.get("location") };
  }

  async signIn({ handle, password }) {
    const { status } = await this.send("/sign-in", { handle, password });
    assert.equal(status, 303, `${handle} signs in`);
    this.password = password;
    return this;
  }

  cookie() {
    return [...this.cookies].map((pair) => pair.join("=")).join("; ");
  }
}

export async function call(address, where, { headers = {}, json, method = json === undefined ? "GET" : "POST", body } = {}) {
  const send = () =>
    fetch(address + where, {
      method,
      redirect: "manual",
      headers: { ...(json === undefined ? {} : { "content-type": "application/json" }), ...headers },
      body: json === undefined ? body : JSON.stringify(json),
    });
  // A connection that was kept may end just when it is used again: that is tried once more, on a new one.
  const reply = await send().catch((error) => (["UND_ERR_SOCKET", "ECONNRESET", "EPIPE"].includes(error.cause?.code) ? send() : Promise.reject(error)));
  const text = await reply.text();
  let value;
  try {
    value = text ? JSON.parse(text) : undefined;
  } catch {
    value = undefined;
  }
  return { status: reply.status, headers: reply.headers, text, value };
}

const MARKET = "harbour-bazaar";

export async function openWorld(site) {
  const visitors = {};
  for (const name of ["operator", "moderator", "member", "harbour_textiles", "Ines"])
    visitors[name] = await new Visitor(site.address).signIn(site.accounts[name]);
  const scopes = ["read", "desk", "orders", "effects", "webhooks", "moderate"].map((scope) => [`scope_${scope}`, "1"]);
  // A token of that person, good for those things.
  const tokenOf = async (visitor, wanted = scopes, where = "/account/tokens", from = where) => {
    const { status, text } = await visitor.send(where, [["token_name", "A test"], ["days", "30"], ["password_now", visitor.password], ...wanted], from);
    assert.equal(status, 200, text);
    return text.match(/data-copy="(rc_[^"]+)"/)[1];
  };
  const key = await tokenOf(visitors.operator, scopes, `/admin/markets/${MARKET}/keys`, `/admin/markets/${MARKET}`);
  const token = await tokenOf(visitors.member, scopes.slice(0, 3));
  const description = (await call(site.address, "/api/v1/openapi.json")).value;
  const sellersToken = await tokenOf(visitors.harbour_textiles, scopes.slice(0, 3));
  const moderatorsToken = await tokenOf(visitors.moderator, [["scope_desk", "1"], ["scope_moderate", "1"]]);
  // Payments wait for the marketplace's own system, and a tracking service may tell of parcels.
  await visitors.operator.send("/admin/settings/site", { payment_provider: "none" });
  await visitors.operator.send("/admin/settings/tracking", { aftership_secret: "sealed" });
  const callers = [
    { name: "nobody", headers: {} },
    { name: "a buyer", headers: { cookie: visitors.member.cookie() } },
    { name: "a seller", headers: { cookie: visitors.harbour_textiles.cookie() } },
    { name: "the marketplace's staff", headers: { cookie: visitors.Ines.cookie() } },
    { name: "an operator", headers: { cookie: visitors.operator.cookie() } },
    { name: "a marketplace", headers: { authorization: `Bearer ${key}` } },
    { name: "a buyer's program", headers: { authorization: `Bearer ${token}` } },
    { name: "a seller's program", headers: { authorization: `Bearer ${sellersToken}` } },
    { name: "a moderator's program", headers: { authorization: `Bearer ${moderatorsToken}` } },
    { name: "a stranger with a key", headers: { authorization: "Bearer rc_nobody" } },
  ];
  return { site, callers, address: site.address, visitors, market: MARKET, key, token, sellersToken, moderatorsToken, tokenOf, description, call: (where, options) => call(site.address, where, options) };
}
