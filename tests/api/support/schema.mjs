// Replies held against the description: what it does not name must not be there.
import assert from "node:assert/strict";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

function closed(schema) {
  if (Array.isArray(schema)) return schema.map(closed);
  if (schema === null || typeof schema !== "object") return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]));
  if (copy.type === "object" && copy.properties) copy.additionalProperties = false;
  return copy;
}

export function judge(description) {
  const ajv = new Ajv2020({ strict: false, allErrors: false });
  addFormats(ajv);
  ajv.addSchema({ $id: "api", components: closed(description.components) });
  const whole = (part) => (part.$ref ? part.$ref.slice(2).split("/").reduce((at, name) => at[name], description) : part);
  const compiled = new Map();
  const fits = (schema) => {
    const text = JSON.stringify(closed(schema)).replaceAll('"#/', '"api#/');
    if (!compiled.has(text)) compiled.set(text, ajv.compile(JSON.parse(text)));
    return compiled.get(text);
  };

  // Asserts that the reply is one that the operation may give; `told` says what was sent.
  return function assertDescribed(operation, reply, told) {
    const described = operation.responses[reply.status] ?? (reply.status >= 400 ? operation.responses.default : null);
    assert.ok(described, `${told}: ${reply.status} is not described: ${reply.text.slice(0, 300)}`);
    assert.ok(operation.responses[reply.status] || [405, 414, 421, 431, 507].includes(reply.status), `${told}: ${reply.status} only by default: ${reply.text.slice(0, 300)}`);
    const { content, headers = {} } = whole(described);
    const type = reply.headers.get("content-type");
    if (!content) return assert.equal(reply.text, "", told);
    const media = content[(type ?? "").split(";")[0]];
    assert.ok(media, `${told}: ${reply.status} as ${type}`);
    for (const name of ["etag", "location", "link", "idempotent-replayed", "ratelimit", "ratelimit-policy", "retry-after"])
      if (reply.headers.has(name))
        assert.ok(Object.keys(headers).some((known) => known.toLowerCase() === name), `${told}: ${reply.status} has a header ${name} that is not described`);
    if (!/json/.test(type)) return;
    assert.notEqual(reply.value, undefined, `${told}: no JSON`);
    const check = fits(media.schema);
    assert.ok(check(reply.value), `${told}: ${JSON.stringify(check.errors)} in ${reply.text.slice(0, 600)}`);
    if (reply.status >= 400) assert.equal(reply.value.status, reply.status, told);
  };
}
