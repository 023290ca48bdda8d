// What is there in the demo for an operation to be about.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { Visitor } from "./world.mjs";

// As AfterShip signs it.
const sealed = (message) => {
  const text = JSON.stringify(message);
  return { feed: "aftership", text, headers: { "aftership-hmac-sha256": createHmac("sha256", "sealed").update(text).digest("base64") } };
};

const first = async (world, where, who, pick) => {
  const { value } = await world.call(where, { headers: who.headers });
  return pick((value?.items ?? [])[0] ?? {});
};

const order = async (world, who) => (await first(world, "/api/v1/orders", who, ({ ref }) => ref)) ?? "none";
// An order that both have just given up, so that its buyer is to be paid.
async function effect(world) {
  const as = (token) => ({ headers: { authorization: `Bearer ${token}` } });
  const body = { buyer: "mara", seller: "harbour_textiles", currency: "EUR", country: "DE", paid: true, lines: [{ title: "Cup", amount: "9.00" }] };
  const { ref } = (await world.call("/api/v1/orders", { ...as(world.key), json: body })).value;
  for (const [token, action] of [[world.token, "cancel_asked"], [world.sellersToken, "cancel_agreed"]]) {
    const { version } = (await world.call(`/api/v1/orders/${ref}`, as(token))).value;
    await world.call(`/api/v1/orders/${ref}/actions/${action}`, { ...as(token), json: { version } });
  }
  const { items } = (await world.call("/api/v1/effects", as(world.key))).value;
  return items.find((item) => item.order === ref).key;
}

// One that its payer has given up.
async function failedEffect(world) {
  const key = await effect(world);
  await world.call(`/api/v1/effects/${encodeURIComponent(key)}/answer`, { headers: { authorization: `Bearer ${world.key}` }, json: { answer: "never" } });
  assert.ok((await world.call("/api/v1/effects?state=failed", { headers: { authorization: `Bearer ${world.key}` } })).value.items.some((item) => item.key === key));
  return key;
}

const category = async (world) => (await world.call("/api/v1/questions")).value.items[0].category;

// The newest questions are what guests have just asked, and others may vote on them.
const someQuestion = async (world) => (await world.call("/api/v1/questions")).value.items.at(-1).id;

async function asked(world, who) {
  const json = { title: `Where is my parcel now, ${Math.random()}?`, body: "Ordered two months ago.", category: await category(world) };
  return (await world.call("/api/v1/questions", { headers: who.headers, json })).value?.id ?? 0;
}

async function ownQuestion(world, who) {
  const id = await asked(world, who);
  const { value } = await world.call(`/api/v1/questions/${id}`, { headers: who.headers });
  return { id, body: { version: value?.version ?? 1 } };
}

async function ownAnswer(world, who) {
  const id = await asked(world, who);
  const { value } = await world.call(`/api/v1/questions/${id}/answers`, { headers: world.callers[4].headers, json: { body: "Ask the seller for the tracking number first." } });
  return value?.id ?? 0;
}

// An answer that somebody else gave to a question of the operator's.
async function othersAnswer(world) {
  const id = await asked(world, world.callers[4]);
  return (await world.call(`/api/v1/questions/${id}/answers`, { headers: world.callers[4].headers, json: { body: `Ask the seller first, ${Math.random()}.` } })).value?.id ?? 0;
}

async function closedQuestion(world, who) {
  const id = await asked(world, who);
  await world.call(`/api/v1/questions/${id}/close`, { headers: who.headers, json: { reason: "unclear" } });
  return id;
}

// A paid order whose goods came and are disputed, and the version that its buyer sees.
async function disputed(world) {
  const as = (token) => ({ headers: { authorization: `Bearer ${token}` } });
  const day = (days) => new Date(Date.now() + days * 86400000).toISOString();
  const body = { buyer: "mara", seller: "harbour_textiles", currency: "EUR", country: "DE", paid: true, ordered: day(-9), shipped: day(-8), delivered: day(-2), lines: [{ title: "Cup", amount: "9.00" }] };
  const { ref } = (await world.call("/api/v1/orders", { ...as(world.key), json: body })).value;
  return ref;
}

// An order that its buyer made elsewhere.
async function noted(world) {
  const json = { policy: "aliexpress", title: "Cup", price: "9.00", currency: "EUR", ordered: new Date().toISOString() };
  const { status, value, text } = await world.call("/api/v1/orders", { headers: { authorization: `Bearer ${world.token}` }, json });
  assert.equal(status, 201, text);
  return value.ref;
}

async function draft(world, who, whole) {
  const ref = await disputed(world);
  const order = (await world.call(`/api/v1/orders/${ref}`, { headers: who.headers })).value;
  const act = order?.available_actions?.find(({ action }) => action === "dispute_opened");
  const reason = act?.fields.find(({ name }) => name === "reason")?.choices.find((name) => /damaged/.test(name));
  if (!act || !whole) return { ref };
  await world.call(`/api/v1/orders/${ref}/draft`, { headers: who.headers, json: { reason, remedy: "refund_full", words: "It arrived in two pieces." } });
  const kept = (await world.call(`/api/v1/orders/${ref}/draft`, { headers: who.headers })).value;
  assert.equal(kept.missing, null, JSON.stringify(kept));
  return { ref, body: { revision: kept.revision, version: kept.version } };
}

// Somebody who came for nothing else than this.
async function newcomer(world, handle) {
  const visitor = new Visitor(world.address);
  const { status, text } = await visitor.send("/sign-up", { handle, password: "only-for-an-afternoon" });
  assert.equal(status, 303, text);
  return { headers: { cookie: visitor.cookie() } };
}

// A change of an operator's question, as whoever may not edit it suggests it.
async function change(world) {
  const id = await asked(world, world.callers[4]);
  const { version, title, category } = (await world.call(`/api/v1/questions/${id}`)).value;
  return { kind: "question", id, body: { version, title, body: "Ordered three months ago.", category, tags: "", note: "It says so below." } };
}

// One that waits: only the staff can settle it, so that all others may ask for the same.
async function suggestion(world, who) {
  const settles = [world.callers[4].name, world.callers[8].name].includes(who.name);
  if (!world.suggestion || settles) {
    world.helper ??= await newcomer(world, "Kind_Helper");
    const { id, body } = await change(world);
    const { status, value, text } = await world.call(`/api/v1/posts/question/${id}/suggest`, { ...world.helper, json: body });
    assert.ok(status < 300, text);
    world.suggestion = value.id;
  }
  return { id: world.suggestion };
}

async function purge(world) {
  const headers = { cookie: world.visitors.operator.cookie() };
  const { status, text } = await world.call(`/api/v1/moderation/posts/question/${world.spam}/purge`, { headers, json: {} });
  assert.ok(status < 300, text);
  return (await world.call("/api/v1/moderation/purges", { headers })).value.items[0].id;
}

const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

// The questions of somebody who is not named and of one who is purged, and an order that its buyer made elsewhere: first of
// all, for soon nobody may ask or note more.
export async function askFirst(world) {
  const json = { category: await category(world), title: "Who need not know that I ask?", nameless: true };
  const { status, value, text } = await world.call("/api/v1/questions", { headers: { authorization: `Bearer ${world.token}` }, json });
  assert.equal(status, 201, text);
  world.nameless = value.id;
  world.spam = await asked(world, await newcomer(world, "Cheap_Pills"));
  assert.ok(world.spam);
  world.noted = await noted(world);
}

async function evidence(world) {
  const buyer = { headers: { authorization: `Bearer ${world.token}` } };
  const opening = await draft(world, buyer, true);
  await world.call(`/api/v1/orders/${opening.ref}/draft/open`, { ...buyer, json: opening.body });
  const { version } = (await world.call(`/api/v1/orders/${opening.ref}`, buyer)).value;
  const data = new FormData();
  data.set("kind", "photo");
  data.set("version", String(version));
  data.set("words", "The break.");
  data.append("file", new Blob([PNG], { type: "image/png" }), "break.png");
  // In one piece: whoever is refused at the address alone is answered before the rest has come.
  const whole = new Response(data);
  return { ref: opening.ref, form: { headers: { "content-type": whole.headers.get("content-type") }, body: Buffer.from(await whole.arrayBuffer()) } };
}

async function givenEvidence(world) {
  const { ref, form } = await evidence(world);
  const headers = { authorization: `Bearer ${world.token}` };
  const { status, text } = await world.call(`/api/v1/orders/${ref}/evidence`, { method: "POST", headers: { ...headers, ...form.headers }, body: form.body });
  assert.equal(status, 201, text);
  const [{ id }] = (await world.call(`/api/v1/orders/${ref}/evidence`, { headers })).value.items;
  return { ref, id };
}

// The marketplace's first webhook; its staff add one when there is none.
async function hook(world) {
  const headers = { authorization: `Bearer ${world.key}` };
  const list = async () => (await world.call("/api/v1/hooks", { headers })).value.items;
  if (!(await list()).length) await world.visitors.Ines.send(`/markets/${world.market}/webhooks`, { url: "https://shop.example/recourse", kind_orders: "1" });
  return (await list())[0].id;
}

// One that may be changed: the caller's, or the marketplace's.
async function ownHook(world, who) {
  const json = { url: "https://shop.example/other", kinds: ["orders"] };
  const own = await world.call("/api/v1/hooks", { headers: who.headers, json });
  if (own.status === 201) return own.value.id;
  return hook(world);
}

// A marketplace that nothing else is about.
async function emptyMarket(world) {
  const headers = { cookie: world.visitors.operator.cookie() };
  const { status, value, text } = await world.call("/api/v1/markets", { headers, json: { name: `Quay ${Math.random()}`.slice(0, 30) } });
  assert.equal(status, 201, text);
  return value.slug;
}

// Somebody whom the marketplace's own system has made.
async function buyer(world) {
  const number = "C-1077";
  const { status, text } = await world.call("/api/v1/buyers", { headers: { authorization: `Bearer ${world.key}` }, json: { number, name: "Mara L." } });
  assert.ok(status < 300, text);
  return number;
}

const ofMarket = (world) => ({ query: `?market=${world.market}` });

// The marketplace's seller, frozen or not, so that the other can be done.
async function free(world, frozen) {
  const staff = { headers: { cookie: world.visitors.Ines.cookie() } };
  const body = { market: world.market, seller: "harbour_textiles", words: "Many buyers wait." };
  const { items } = (await world.call(`/api/v1/freezes?market=${world.market}`, staff)).value;
  if ((items.length > 0) !== frozen) {
    const { status, text } = await world.call(frozen ? "/api/v1/freezes" : "/api/v1/freezes/end", { ...staff, json: frozen ? body : { market: body.market, seller: body.seller } });
    assert.ok(status < 300, text);
  }
  return body.seller;
}

async function view(world, who) {
  const { value } = await world.call("/api/v1/views", { headers: who.headers, json: { market: world.market, name: "Large ones", show: "dispute", least: "100.00" } });
  return value?.items?.[0]?.id ?? 0;
}

// Kept by the staff: nobody else there keeps one but experts and those who sell.
async function readyAnswer(world, who) {
  const { value } = await world.call("/api/v1/ready-answers", { headers: who.headers, json: { name: "Wait", body: "Ordered on {ordered}: please wait." } });
  return value?.id ?? 0;
}

// A picture that the caller has just asked with.
async function ownPicture(world, who) {
  const data = new FormData();
  data.set("title", `What is broken here, ${Math.random()}?`);
  data.set("category", await category(world));
  data.append("picture1", new Blob([PNG], { type: "image/png" }), "break.png");
  const whole = new Response(data);
  const headers = { ...who.headers, "content-type": whole.headers.get("content-type") };
  const { value } = await world.call("/api/v1/questions", { method: "POST", headers, body: Buffer.from(await whole.arrayBuffer()) });
  const seen = value?.id ? (await world.call(`/api/v1/questions/${value.id}`, { headers: who.headers })).value : null;
  return seen?.pictures?.[0]?.id ?? 0;
}

async function spammer(world) {
  const handle = `Pills_${Math.random().toString(36).slice(2, 10)}`;
  await newcomer(world, handle);
  return handle;
}

const someTag = async (world) => (await world.call("/api/v1/tags")).value.items[0].name;

const found = {
  getReadyAnswer: async (world, who) => ({ id: await readyAnswer(world, who), query: "" }),
  changeReadyAnswer: async (world, who) => ({ id: await readyAnswer(world, who) }),
  removeReadyAnswer: async (world, who) => ({ id: await readyAnswer(world, who), json: {} }),
  turnQuestionOrder: async (world, who) => ({ id: (await ownQuestion(world, who)).id, body: { turn: "unlink" } }),
  removePicture: async (world, who) => ({ id: await ownPicture(world, who), json: {} }),
  changeTag: async (world) => ({ tag: await someTag(world) }),
  purgePerson: async (world) => ({ handle: (world.spammer ??= await spammer(world)), json: {} }),
  ask: async (world) => ({ body: { category: await category(world), title: `Where is my parcel now, ${Math.random()}?` } }),
  getQuestion: async (world) => ({ id: (await world.call("/api/v1/questions")).value.items[0].id }),
  answer: async (world) => ({ id: (await world.call("/api/v1/questions")).value.items[0].id, body: { body: `Ask the seller first, ${Math.random()}.` } }),
  comment: async (world) => ({ kind: "question", id: await someQuestion(world), body: { body: `Have you written to the seller, ${Math.random()}?` } }),
  vote: async (world) => ({ kind: "question", id: await someQuestion(world) }),
  flag: async (world) => ({ kind: "question", id: await someQuestion(world) }),
  edit: async (world, who) => ({ kind: "question", ...(await ownQuestion(world, who)) }),
  accept: async (world, who) => ({ id: await ownAnswer(world, who) }),
  listVersions: async (world) => ({ kind: "question", id: await someQuestion(world) }),
  turn: async (world, who) => ({ kind: "question", id: (await ownQuestion(world, who)).id }),
  convert: async (world) => ({ kind: "answer", id: await othersAnswer(world), json: {} }),
  close: async (world, who) => ({ id: await asked(world, who) }),
  reopen: async (world, who) => ({ id: await closedQuestion(world, who), json: {} }),
  favourite: async (world) => ({ id: await someQuestion(world) }),
  solved: async (world) => ({ id: await othersAnswer(world) }),
  suggestChange: async (world) => change(world),
  getSuggestion: async (world, who) => suggestion(world, who),
  settleSuggestion: async (world, who) => ({ ...(await suggestion(world, who)), body: { turn: "accept" } }),
  makeWiki: async (world, who) => ({ kind: "question", id: (await ownQuestion(world, who)).id }),
  purge: async (world) => ({ kind: "question", id: world.spam }),
  undoPurge: async (world) => ({ id: await purge(world), json: {} }),
  followOrder: async (world) => ({ ref: await disputed(world) }),
  follow: async (world) => ({ followed: "question", id: await someQuestion(world) }),
  listWaiting: async () => ({ query: "" }),
  listAudit: async () => ({ query: "" }),
  listTags: async () => ({ query: "" }),
  decideOnPost: async (world, who) => ({ kind: "question", id: await asked(world, who), body: { turn: "hide" } }),
  lookWhoWrote: async (world) => ({ kind: "question", id: world.nameless, json: {} }),
  block: async () => ({ handle: "harbour_textiles", body: { days: 0 } }),
  makeOrderLink: async (world) => ({ ref: await disputed(world) }),
  listNotes: async (world) => ({ ref: await disputed(world) }),
  addNote: async (world) => ({ ref: await disputed(world) }),
  listViews: async (world) => ofMarket(world),
  listFreezes: async (world) => ofMarket(world),
  listSums: async (world) => ofMarket(world),
  getReport: async (world) => ofMarket(world),
  keepView: async (world) => ({ body: { market: world.market } }),
  removeView: async (world, who) => ({ id: await view(world, who), body: { market: world.market } }),
  assignOrder: async (world) => ({ body: { market: world.market, order: await disputed(world), handle: "Ines" } }),
  takeNextCase: async (world) => ({ body: { market: world.market } }),
  lookAtSweep: async (world) => ({ body: { market: world.market, orders: await disputed(world) } }),
  sweep: async (world) => ({ body: { market: world.market, orders: await disputed(world) } }),
  freezeSeller: async (world) => ({ body: { market: world.market, seller: await free(world, false) } }),
  endFreeze: async (world) => ({ body: { market: world.market, seller: await free(world, true) } }),
  countersign: async (world) => ({ ref: await disputed(world) }),
  turnWebhook: async (world, who) => ({ id: await ownHook(world, who) }),
  rotateWebhookSecret: async (world, who) => ({ id: await ownHook(world, who), json: {} }),
  removeWebhook: async (world, who) => ({ id: await ownHook(world, who), json: {} }),
  addCategory: async () => ({ body: { name: `Returns ${Math.random()}` } }),
  editCategory: async (world) => ({ slug: await category(world) }),
  setSetting: async () => ({ name: "welcome" }),
  addMarket: async () => ({ body: { name: `Quay ${Math.random()}` } }),
  getMarket: async (world) => ({ slug: world.market }),
  editMarket: async (world) => ({ slug: await emptyMarket(world) }),
  setMarketPerson: async (world) => ({ slug: await emptyMarket(world) }),
  putBuyer: async () => ({ body: { number: `C-${Math.random()}` } }),
  getBuyer: async (world) => ({ buyer: await buyer(world) }),
  listEvidence: async (world) => ({ ref: (await givenEvidence(world)).ref }),
  giveEvidence: async (world) => evidence(world),
  getEvidence: async (world) => givenEvidence(world),
  getDraft: async (world) => ({ ref: await disputed(world) }),
  saveDraft: async (world, who) => draft(world, who, false),
  openDraft: async (world, who) => draft(world, who, true),
  getCaseFile: async (world, who) => ({ ref: await order(world, who) }),
  listOrders: async () => ({ query: "" }),
  listNotices: async () => ({ query: "" }),
  listChanges: async () => ({ query: "" }),
  listDeliveries: async (world) => ({ id: await hook(world), query: "" }),
  replay: async (world) => ({ id: await hook(world), text: '{"since":0}' }),
  track: async () => ({ number: "RA123456785CN" }),
  getRules: async () => ({ id: "aliexpress" }),
  getAdvice: async () => ({ query: "?marketplace=aliexpress&ordered=2026-09-20" }),
  takeTrackingMessage: async () => sealed({ event: "tracking_update", msg: { tracking_number: "RA123456785CN", checkpoints: [] } }),
  getOrder: async (world, who) => ({ ref: await order(world, who) }),
  getParcel: async (world, who) => ({ ref: await order(world, who) }),
  notePaidBy: async (world) => ({ ref: world.noted }),
  addParcelEvents: async (world, who) => ({ ref: await order(world, who) }),
  listEffects: async () => ({ query: "" }),
  answerEffect: async (world) => ({ key: await effect(world) }),
  retryEffect: async (world) => ({ key: await failedEffect(world), json: {} }),
  actOnOrder: async (world, who) => ({ ...(await act(world, who)) }),
};

// The first act that needs nothing but words.
async function act(world, who) {
  const { value } = await world.call("/api/v1/orders", { headers: who.headers });
  for (const { ref } of value?.items ?? []) {
    const seen = (await world.call(`/api/v1/orders/${ref}`, { headers: who.headers })).value;
    const easy = seen.available_actions.find((action) => action.fields.every((field) => !field.required || field.name === "words"));
    if (easy) return { ref, action: easy.action, body: { version: seen.version, words: "As agreed." } };
  }
  return { ref: "none", action: "message" };
}

export async function parts(world, operation, who) {
  return found[operation] ? found[operation](world, who) : {};
}
