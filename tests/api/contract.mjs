// Every operation of the description, called by everybody, in every way: each reply is one that the description knows.
import assert from "node:assert/strict";
import { judge } from "./support/schema.mjs";
import { askFirst, parts } from "./support/parts.mjs";

const HOSTILE = ["'; DROP TABLE person; --", "<script>alert(1)</script>", "../../../etc/passwd", "\u202e\u0000\ufffe", "9".repeat(40), "-1", "%00", "💥".repeat(3000)];

const operations = (description) =>
  Object.entries(description.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })));

function whole(description, part) {
  return part.$ref ? part.$ref.slice(2).split("/").reduce((at, name) => at[name], description) : part;
}

const filled = (path, values) => path.replace(/{(\w+)}/g, (_, name) => encodeURIComponent(values[name] ?? "1"));

// The body that the description gives as its example, by type.
function goodBody(operation, values) {
  const content = operation.requestBody?.content;
  if (!content) return values.json ? { headers: { "content-type": "application/json" }, body: "{}" } : {};
  const [type, { example }] = Object.entries(content)[0];
  if (type === "text/plain") return { headers: { "content-type": "text/plain" }, body: "Some *words*." };
  if (type === "multipart/form-data") return values.form ?? { headers: { "content-type": type }, body: "" };
  if (values.text) return { headers: { "content-type": type, ...values.headers }, body: values.text };
  return { headers: { "content-type": type }, body: JSON.stringify({ ...example, ...values.body }) };
}

function queryOf(description, operation, value) {
  const query = new URLSearchParams();
  for (const parameter of operation.parameters.map((part) => whole(description, part)))
    if (parameter.in === "query" && (parameter.required || value !== undefined)) query.set(parameter.name, value ?? "parcel");
  const text = query.toString();
  return text ? `?${text}` : "";
}

function* broken(operation) {
  const type = Object.keys(operation.requestBody?.content ?? {})[0];
  if (!type) return;
  const headers = { "content-type": type };
  yield ["an empty body", { headers, body: "" }];
  yield ["no type", { headers: { "content-type": "application/x-thing" }, body: "a" }];
  yield ["no UTF-8", { headers, body: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]) }];
  if (type !== "application/json") return;
  const bodies = { empty: "{}", list: "[]", text: '"x"', cut: '{"title":', deep: "[".repeat(5000), "deep inside": `{"title":${"[".repeat(5000)}`, null: "null", number: "1e999", nul: '{"title":"a\\u0000b"}', twice: '{"title":"a","title":"b"}', strange: '{"no-such-field":1}', object: '{"title":{},"words":{},"answer":{},"at":{}}' };
  for (const [name, body] of Object.entries(bodies)) yield [name, { headers, body }];
  const fields = Object.keys(operation.requestBody.content[type].schema.properties ?? { at: 1, text: 1, code: 1 });
  for (const text of HOSTILE) {
    yield [`hostile ${text.slice(0, 12)}`, { headers, body: JSON.stringify(Object.fromEntries(fields.map((field) => [field, text]))) }];
    yield [`hostile lists ${text.slice(0, 12)}`, { headers, body: JSON.stringify(Object.fromEntries(fields.map((field) => [field, [text]]))) }];
  }
}

async function everyOperation(world) {
  const { description } = world;
  const assertDescribed = judge(description);
  const problems = new Set();
  const never = [];
  await askFirst(world);
  for (const { path, method, operation } of operations(description)) {
    let succeeded = false;
    const send = async (told, where, options, who) => {
      const reply = await world.call(where, { method, ...options, headers: { ...who.headers, ...options.headers } }).catch((error) => {
        throw new Error(`${operation.operationId} by ${who.name}, ${told}: ${error.cause ?? error}`);
      });
      assertDescribed(operation, reply, `${operation.operationId} by ${who.name}, ${told}`);
      if (reply.value?.type) problems.add(reply.value.type);
      return reply;
    };
    for (const who of world.callers) {
      const values = await parts(world, operation.operationId, who);
      const where = filled(path, values);
      const good = await send("good", where + (values.query ?? queryOf(description, operation)), goodBody(operation, values), who);
      succeeded ||= good.status < 300;
      await send("an unknown query name", `${where}?no-such-name=1`, goodBody(operation, values), who);
      await send("an unknown part", filled(path, { id: "0", ref: "none", number: "?", feed: "none", key: "none", action: "none" }), goodBody(operation, values), who);
      for (const text of HOSTILE.slice(0, 5)) {
        await send(`a hostile part ${text.slice(0, 12)}`, path.replace(/{\w+}/g, encodeURIComponent(text)), goodBody(operation, values), who);
        await send(`a hostile query ${text.slice(0, 12)}`, where + queryOf(description, operation, text), goodBody(operation, values), who);
      }
      for (const [told, options] of broken(operation)) await send(told, where, options, who);
    }
    if (!succeeded) never.push(operation.operationId);
  }
  // Who sits is drawn by lot, and the demo's marketplace has neither a sum for two nor a case for its staff: tests/http/panel has
  // a seat to answer and a case to decide, tests/http/staff a sum.
  assert.deepEqual(never, ["countersign", "answerSeat", "listProposals", "proposeDecision", "answerProposal"], "operations that nobody could do");
  for (const type of problems) assert.equal((await world.call(type)).status, 200, type);
}

async function unknownNames(world) {
  for (const where of ["/api/v1/questions?srot=recent", "/api/v1/policies?x=1", "/api/v1/openapi.json?x"]) {
    const reply = await world.call(where);
    assert.equal(reply.status, 400, where);
    assert.match(reply.value.detail, /"(srot|x)"/);
    assert.equal(reply.value.type, "/problems/unknown_name");
  }
}

async function otherMethods(world) {
  const reply = await world.call("/api/v1/questions/1", { method: "DELETE" });
  assert.equal(reply.status, 405);
  assert.equal(reply.headers.get("allow"), "GET, HEAD, OPTIONS");
  assert.equal((await world.call("/api/v1/questions", { method: "PUT" })).headers.get("allow"), "GET, HEAD, POST, OPTIONS");
}

async function limits(world) {
  const reply = await world.call("/api/v1/search?q=parcel");
  assert.match(reply.headers.get("ratelimit-policy"), /^"search";q=\d+;w=\d+$/);
  assert.match(reply.headers.get("ratelimit"), /^"search";r=\d+;t=\d+$/);
}

export default [
  ["every operation answers as it is described, whatever is sent", everyOperation],
  ["a name in the query that is not known is refused", unknownNames, "once"],
  ["a method that is not taken is told which are", otherMethods, "once"],
  ["what is limited says what is left", limits, "once"],
];
