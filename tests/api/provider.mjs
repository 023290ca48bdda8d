// Signing in with an OpenID Connect provider: a real one, and one that lies.
import assert from "node:assert/strict";
import { createHash, createHmac } from "node:crypto";
import { databases, startSite } from "../browser/support/site.mjs";
import { CLIENT, bentProvider, claimsOf, newKey, realProvider, settingsOf, signed, throughProvider } from "./support/provider.mjs";
import { Visitor } from "./support/world.mjs";

const PASSWORD = "quiet-harbour-7";

async function onEach(provider, settings, run) {
  for (const database of databases()) {
    const site = await startSite(database, null, settings);
    try {
      await run(site.address);
    } finally {
      await site.stop();
    }
  }
}

// From the button to the provider: the address there, and what it carries.
async function begin(visitor, where = "/sign-in/with?back=%2Fquestions") {
  const reply = await visitor.fetch(where);
  const location = reply.headers.get("location");
  assert.equal(reply.status, 303, await reply.text());
  return { location, ...Object.fromEntries(new URL(location).searchParams) };
}

const back = (visitor, url) => visitor.fetch(url.slice(visitor.address.length));
const isIn = async (visitor) => (await visitor.fetch("/account")).status === 200;
const nameOf = async (visitor) => (await visitor.page("/account")).match(/id="handle" name="handle" type="text" value="([^"]*)"/)[1];

function codeOf(secret, step) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac("sha1", key).update(counter).digest();
  return String((hash.readUInt32BE(hash[19] & 15) & 0x7fffffff) % 1000000).padStart(6, "0");
}

async function arrives(site, provider, person, visitor = new Visitor(site)) {
  const { location } = await begin(visitor);
  const reply = await back(visitor, await throughProvider(provider.issuer, location, person));
  assert.equal(reply.status, 303, await reply.text());
  assert.equal(reply.headers.get("location"), "/questions");
  return visitor;
}

async function withReal(alg, run) {
  const provider = await realProvider();
  try {
    await onEach(provider, settingsOf(provider.issuer), async (site) => {
      await provider.serve(site, alg);
      provider.people.clear();
      await run(site, provider);
    });
  } finally {
    await provider.stop();
  }
}

const aNewcomerArrivesAndIsFoundAgain = () =>
  withReal("RS256", async (site, provider) => {
    provider.people.set("u-1", { preferred_username: "Nora", name: "Nora Lund" });
    const page = await new Visitor(site).page("/sign-in");
    assert.match(page, /href="\/sign-in\/with\?back=[^"]*">Sign in with Harbour Shop</);
    const first = await arrives(site, provider, "u-1");
    assert.equal(await nameOf(first), "Nora");
    // The name there changes, and so may the one here: the subject is who it is.
    provider.people.set("u-1", { preferred_username: "somebody-else" });
    const again = await arrives(site, provider, "u-1");
    assert.equal(await nameOf(again), "Nora");
    provider.people.set("u-2", { preferred_username: "Nora" });
    assert.equal(await nameOf(await arrives(site, provider, "u-2")), "Nora 2");
    // Names that would be mistaken for the staff's are not taken over; nor are signs that no name here has.
    provider.people.set("u-3", { preferred_username: "admin" });
    assert.match(await nameOf(await arrives(site, provider, "u-3")), /^member [0-9a-f]{8}$/);
    provider.people.set("u-4", { preferred_username: "  eve@<b>example</b>.org  " });
    assert.equal(await nameOf(await arrives(site, provider, "u-4")), "evebexampleb.org");
    assert.match(await nameOf(await arrives(site, provider, "u-5")), /^member [0-9a-f]{8}$/);
    // Signed out here, the way to be signed out there is shown, and the provider knows it.
    const { location } = await again.send("/sign-out", {}, "/account");
    const left = await again.page(location);
    const end = left.match(/href="([^"]+)">Sign out at Harbour Shop, too</)[1].replaceAll("&amp;", "&");
    assert.equal((await fetch(end, { redirect: "manual" })).status, 200);
    assert.equal(await isIn(again), false);
  });

const anAccountIsLinkedWithItsPassword = () =>
  withReal("ES256", async (site, provider) => {
    provider.people.set("u-1", { preferred_username: "Nora" });
    const member = new Visitor(site);
    await member.send("/sign-up", { handle: "Piet", password: PASSWORD });
    assert.equal((await member.send("/account/provider", { turn: "link", password_now: "wrong-password" })).status, 422);
    const { status, text } = await member.send("/account/provider", { turn: "link", password_now: PASSWORD });
    assert.equal(status, 200);
    const leave = text.match(/href="(\/sign-in\/with\?leave=[^"]+)"/)[1];
    // The leave is good for this session alone: with another's it is a sign-in like any other.
    const other = new Visitor(site);
    const { location: elsewhere } = await begin(other, leave);
    await back(other, await throughProvider(provider.issuer, elsewhere, "u-9"));
    assert.notEqual(await nameOf(other), "Piet");
    const { location } = await begin(member, leave);
    const reply = await back(member, await throughProvider(provider.issuer, location, "u-1"));
    assert.equal(reply.headers.get("location"), "/account/provider?said=linked");
    const away = await arrives(site, provider, "u-1");
    assert.equal(await nameOf(away), "Piet");
    // Who is somebody's already is not linked to a second account, and who has no password keeps the way in.
    const second = new Visitor(site);
    await second.send("/sign-up", { handle: "Tove", password: PASSWORD });
    const again = await second.send("/account/provider", { turn: "link", password_now: PASSWORD });
    const next = await begin(second, again.text.match(/href="(\/sign-in\/with\?leave=[^"]+)"/)[1]);
    assert.equal((await back(second, await throughProvider(provider.issuer, next.location, "u-1"))).status, 409);
    assert.match(await other.page("/account/provider"), /Your account has no password here/);
    assert.equal((await member.send("/account/provider", { turn: "unlink", password_now: PASSWORD })).status, 303);
    assert.equal(await nameOf(await arrives(site, provider, "u-1")), "Nora");
  });

const theSecondStepIsAskedForThereToo = () =>
  withReal("RS256", async (site, provider) => {
    const member = new Visitor(site);
    await member.send("/sign-up", { handle: "Piet", password: PASSWORD });
    const linked = await member.send("/account/provider", { turn: "link", password_now: PASSWORD });
    const there = await begin(member, linked.text.match(/href="(\/sign-in\/with\?leave=[^"]+)"/)[1]);
    await back(member, await throughProvider(provider.issuer, there.location, "u-1"));
    const shown = await member.send("/account/second-step", { turn: "begin", password_now: PASSWORD });
    const secret = shown.text.match(/class="scan" translate="no" dir="ltr">([A-Z2-7 ]+)</)[1].replaceAll(" ", "");
    const step = Math.floor(Date.now() / 30000);
    assert.equal((await member.send("/account/second-step/first-code", { code: codeOf(secret, step) }, "/account")).status, 200);
    const away = new Visitor(site);
    const { location } = await begin(away);
    const asked = await back(away, await throughProvider(provider.issuer, location, "u-1"));
    const page = await asked.text();
    assert.match(page, /Enter your code/);
    assert.equal(await isIn(away), false);
    const hidden = Object.fromEntries([...page.split('action="/sign-in/code"')[1].split("</form>")[0].matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]));
    const reply = await away.fetch("/sign-in/code", { method: "POST", body: new URLSearchParams({ ...hidden, code: codeOf(secret, step + 1) }) });
    assert.equal(reply.headers.get("location"), "/questions", await reply.text());
    assert.equal(await isIn(away), true);
  });

const DAY_OLD = () => Math.floor(Date.now() / 1000) - 86400;

const whoHasNoPasswordLeavesAfterANewSignIn = () =>
  withReal("RS256", async (site, provider) => {
    const visitor = await arrives(site, provider, "u-1");
    const again = "/sign-in/with?anew=1&back=%2Faccount%2Fdata";
    const { location, prompt, max_age: age } = await begin(visitor, again);
    assert.deepEqual([prompt, age], ["login", "0"]);
    const reply = await back(visitor, await throughProvider(provider.issuer, location, "u-1"));
    assert.equal(reply.headers.get("location"), "/account/data");
    const asked = await visitor.send("/account/data", {}, "/account/data");
    assert.equal(asked.status, 303);
    const file = await (await visitor.fetch(asked.location)).json();
    assert.equal(file.account.has_password, false);
    assert.equal((await visitor.send("/account/delete", {}, "/account")).status, 303);
    assert.equal(await isIn(visitor), false);
  });

// A provider that passes an old session off as a new sign-in.
const anOldSessionThereIsNoNewSignIn = () =>
  withBent(async (site, provider) => {
    const key = await newKey("RS256", "one");
    provider.keys = [key.open];
    for (const [more, status] of [[{}, 503], [{ auth_time: DAY_OLD() }, 503], [{ auth_time: DAY_OLD() + 86400 }, 303]]) {
      const visitor = new Visitor(site);
      const begun = await begin(visitor, "/sign-in/with?anew=1&back=%2Faccount");
      const token = await signed(claimsOf(provider.issuer, begun, more), key);
      provider.answer = () => token;
      const reply = await visitor.fetch(`/sign-in/back?${new URLSearchParams({ code: "a code", state: begun.state })}`);
      assert.equal(reply.status, status, JSON.stringify(more));
    }
  });

async function withBent(run) {
  const provider = await bentProvider();
  try {
    await onEach(provider, settingsOf(provider.issuer), (site) => run(site, provider));
  } finally {
    await provider.stop();
  }
}

// A turn at a provider that answers so; the reply here.
async function turn(site, provider, answer, query = {}, visitor = new Visitor(site)) {
  const begun = await begin(visitor);
  provider.answer = () => answer(begun);
  const came = new URLSearchParams({ code: "a code", state: begun.state, ...query });
  const reply = await visitor.fetch(`/sign-in/back?${came}`);
  return { reply, visitor, begun, text: await reply.text() };
}

const base64 = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
const flipped = (token) => token.slice(0, -8) + (token.at(-8) === "A" ? "B" : "A") + token.slice(-7);

const whatIsNotCertainSignsNobodyIn = () =>
  withBent(async (site, provider) => {
    const [good, curve, other] = [await newKey("RS256", "one"), await newKey("ES256", "two"), await newKey("RS256", "one")];
    provider.keys = [good.open, curve.open];
    const { issuer } = provider;
    const now = Math.floor(Date.now() / 1000);
    const hmac = (key) => (begun) => {
      const head = `${base64({ alg: "HS256", kid: "one" })}.${base64(claimsOf(issuer, begun))}`;
      return `${head}.${createHmac("sha256", key).update(head).digest("base64url")}`;
    };
    const lies = {
      "no signature": (begun) => `${base64({ alg: "none" })}.${base64(claimsOf(issuer, begun))}.`,
      "the client's secret as key": hmac(CLIENT.secret),
      "the open key as key": hmac(JSON.stringify(good.open)),
      "another's key": (begun) => signed(claimsOf(issuer, begun), other),
      "a broken signature": async (begun) => flipped(await signed(claimsOf(issuer, begun), good)),
      "a key of the other kind": async (begun) => signed(claimsOf(issuer, begun), good, { kid: "two" }),
      "something critical": (begun) => signed(claimsOf(issuer, begun), good, { crit: ["b64"], b64: true }),
      "another issuer": (begun) => signed(claimsOf(issuer, begun, { iss: `${issuer}/` }), good),
      "another client": (begun) => signed(claimsOf(issuer, begun, { aud: "another" }), good),
      "us among others": (begun) => signed(claimsOf(issuer, begun, { aud: [CLIENT.id, "another"] }), good),
      "issued to another": (begun) => signed(claimsOf(issuer, begun, { azp: "another" }), good),
      "another sign-in": (begun) => signed(claimsOf(issuer, begun, { nonce: "0".repeat(64) }), good),
      "no nonce": (begun) => signed(claimsOf(issuer, begun, { nonce: undefined }), good),
      "yesterday": (begun) => signed(claimsOf(issuer, begun, { exp: now - 120 }), good),
      "no end": (begun) => signed(claimsOf(issuer, begun, { exp: undefined }), good),
      "tomorrow": (begun) => signed(claimsOf(issuer, begun, { iat: now + 3600, exp: now + 7200 }), good),
      "not before tomorrow": (begun) => signed(claimsOf(issuer, begun, { nbf: now + 86400 }), good),
      "a beginning that is no time": (begun) => signed(claimsOf(issuer, begun, { nbf: "soon" }), good),
      "a padded signature": async (begun) => `${await signed(claimsOf(issuer, begun), good)}==`,
      "nobody": (begun) => signed(claimsOf(issuer, begun, { sub: "" }), good),
      "nothing": () => undefined,
    };
    for (const [name, answer] of Object.entries(lies)) {
      const { reply, visitor, text } = await turn(site, provider, answer);
      assert.equal(reply.status, 503, `${name}: ${text}`);
      assert.match(text, /Harbour Shop did not say who you are/, name);
      assert.equal(await isIn(visitor), false, name);
    }
    for (const key of [good, curve]) {
      const { reply, visitor, begun } = await turn(site, provider, (begun) => signed(claimsOf(issuer, begun, { aud: [CLIENT.id], azp: CLIENT.id }), key));
      assert.equal(reply.headers.get("location"), "/questions");
      assert.equal(await nameOf(visitor), "Nora");
      // What the provider was told: the secret in a header, and the code's proof in the body (RFC 7636).
      const { body, authorization } = provider.exchanges.at(-1);
      const basic = [CLIENT.id, CLIENT.secret].map((part) => encodeURIComponent(part).replaceAll("'", "%27")).join(":");
      assert.equal(authorization, `Basic ${Buffer.from(basic).toString("base64")}`);
      assert.equal(body.get("redirect_uri"), `${site}/sign-in/back`);
      assert.equal(begun.code_challenge_method, "S256");
      assert.equal(createHash("sha256").update(body.get("code_verifier")).digest("base64url"), begun.code_challenge);
    }
  });

const theWayBackIsTheBrowsersOwn = () =>
  withBent(async (site, provider) => {
    const key = await newKey("RS256", "one");
    provider.keys = [key.open];
    const answer = (begun) => signed(claimsOf(provider.issuer, begun), key);
    const asked = provider.asked.token;
    for (const query of [{ state: "0".repeat(64) }, { state: "" }, { code: "" }]) {
      const { reply, visitor } = await turn(site, provider, answer, query);
      assert.equal(reply.headers.get("location"), "/sign-in?said=not-arrived");
      assert.equal(await isIn(visitor), false);
    }
    // Another's state in this browser, and this state in another's.
    const mine = new Visitor(site);
    const { state } = await begin(new Visitor(site));
    assert.equal((await turn(site, provider, answer, { state }, mine)).reply.headers.get("location"), "/sign-in?said=not-arrived");
    assert.equal(provider.asked.token, asked);
    assert.equal((await turn(site, provider, answer, { iss: "https://another.example" })).reply.status, 503);
    // Good once: the browser forgets its turn.
    const { visitor, begun } = await turn(site, provider, answer, { iss: provider.issuer });
    assert.equal(await isIn(visitor), true);
    const again = await visitor.fetch(`/sign-in/back?${new URLSearchParams({ code: "a code", state: begun.state })}`);
    assert.equal(again.headers.get("location"), "/sign-in?said=not-arrived");
    // It leads to this site alone.
    const away = new Visitor(site);
    const there = await begin(away, "/sign-in/with?back=https%3A%2F%2Fevil.example%2F");
    provider.answer = () => answer(there);
    const home = await away.fetch(`/sign-in/back?${new URLSearchParams({ code: "a code", state: there.state })}`);
    assert.equal(home.headers.get("location"), "/");
  });

const keysAreRotatedAndAskedForAgainAFewTimes = () =>
  withBent(async (site, provider) => {
    const [first, second, unknown] = await Promise.all(["one", "two", "three"].map((kid) => newKey("RS256", kid)));
    const with_ = (key) => turn(site, provider, (begun) => signed(claimsOf(provider.issuer, begun), key));
    provider.keys = [first.open];
    provider.asked.keys = 0;
    assert.equal((await with_(first)).reply.status, 303);
    assert.equal((await with_(first)).reply.status, 303);
    assert.equal(provider.asked.keys, 1);
    provider.keys = [second.open];
    assert.equal((await with_(second)).reply.status, 303);
    assert.equal(provider.asked.keys, 2);
    assert.equal((await with_(first)).reply.status, 503);
    for (let i = 0; i < 12; i++) assert.equal((await with_(unknown)).reply.status, 503);
    assert.ok(provider.asked.keys <= 12, `asked ${provider.asked.keys} times`);
    assert.equal((await with_(second)).reply.status, 303);
  });

const aProviderThatHangsHoldsNobodyUp = () =>
  withBent(async (site, provider) => {
    const key = await newKey("RS256", "one");
    provider.keys = [key.open];
    provider.wait = 20000;
    let ended = 0;
    const waiting = [1, 2, 3].map(() => turn(site, provider, (there) => signed(claimsOf(provider.issuer, there), key)).finally(() => ended++));
    await new Promise((done) => setTimeout(done, 500));
    for (let i = 0; i < 20; i++) assert.equal((await fetch(`${site}/healthz`)).status, 200);
    const member = new Visitor(site);
    assert.equal((await member.send("/sign-up", { handle: "Piet", password: PASSWORD })).status, 303);
    assert.equal(ended, 0, "others were held up until the waiting ones had ended");
    for (const { reply } of await Promise.all(waiting)) assert.equal(reply.status, 503);
    provider.wait = 0;
    assert.equal((await turn(site, provider, (there) => signed(claimsOf(provider.issuer, there), key))).reply.status, 303);
  });

const anAddressInsideIsNotCalledUnlessItIsAllowed = async () => {
  const provider = await bentProvider();
  const [database] = databases();
  const settings = settingsOf(provider.issuer.replace("http:", "https:")).filter((word) => word !== "--call-inside");
  const site = await startSite(database, null, settings);
  try {
    const reply = await new Visitor(site.address).fetch("/sign-in/with");
    assert.equal(reply.status, 503);
    assert.deepEqual(provider.asked, { discovery: 0, keys: 0, token: 0 });
    assert.equal((await fetch(`${site.address}/sign-in/with`, { method: "HEAD" })).status, 403);
  } finally {
    await site.stop();
    await provider.stop();
  }
};

const withoutAProviderNothingIsOffered = async (world) => {
  const visitor = new Visitor(world.address);
  assert.doesNotMatch(await visitor.page("/sign-in"), /sign-in\/with/);
  assert.equal((await visitor.fetch("/sign-in/with")).status, 404);
  assert.equal((await visitor.fetch("/sign-in/back?code=1&state=2")).status, 404);
};

export default [
  ["without a provider nothing is offered", withoutAProviderNothingIsOffered, "once"],
  ["a newcomer arrives from a provider and is found again by issuer and subject", aNewcomerArrivesAndIsFoundAgain, "once"],
  ["an account is linked with its password, and nobody else's is", anAccountIsLinkedWithItsPassword, "once"],
  ["a provider does not skip the second step", theSecondStepIsAskedForThereToo, "once"],
  ["who has no password takes their data along and leaves after a new sign-in at the provider", whoHasNoPasswordLeavesAfterANewSignIn],
  ["an old session at the provider is no new sign-in", anOldSessionThereIsNoNewSignIn, "once"],
  ["what is not certain signs nobody in", whatIsNotCertainSignsNobodyIn, "once"],
  ["the way back from a provider is the browser's own, and good once", theWayBackIsTheBrowsersOwn, "once"],
  ["a provider's keys are rotated, and asked for again a few times a minute", keysAreRotatedAndAskedForAgainAFewTimes, "once"],
  ["a provider that hangs holds nobody up", aProviderThatHangsHoldsNobodyUp, "once"],
  ["an address inside the network is not called unless that is allowed", anAddressInsideIsNotCalledUnlessItIsAllowed, "once"],
];
