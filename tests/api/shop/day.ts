// A shop's day, by a client that was made from the description: what it sends and reads is checked by the compiler.
import createClient from "openapi-fetch";
import type { components, paths } from "./schema.js";

type Order = components["schemas"]["Order"];
type Problem = components["schemas"]["Problem"];

const { ADDRESS = "", SHOP = "", BUYER = "", SELLER = "", NUMBER = "" } = process.env;
const as = (token: string) => createClient<paths>({ baseUrl: ADDRESS, headers: { authorization: `Bearer ${token}` } });
const shop = as(SHOP);
const buyer = as(BUYER);
const seller = as(SELLER);

function must<T>(answer: { data?: T; error?: Problem; response: Response }): T {
  if (answer.data === undefined) throw new Error(`${answer.response.status} ${answer.error?.code}: ${answer.error?.detail}`);
  return answer.data;
}

const placed: Order = must(
  await shop.POST("/api/v1/orders", {
    params: { header: { "Idempotency-Key": NUMBER } },
    body: { number: NUMBER, buyer: "mara", seller: "harbour_textiles", currency: "EUR", country: "DE", paid: true, lines: [{ title: "Tea bowl", quantity: 2, amount: "28.00" }] },
  }),
);
const ref = placed.ref;

// The same number again is the same order; another order under it is not.
const again = must(await shop.POST("/api/v1/orders", { body: { number: NUMBER, buyer: "mara", seller: "harbour_textiles", currency: "EUR", country: "DE", paid: true, lines: [{ title: "Tea bowl", quantity: 2, amount: "28.00" }] } }));
if (again.ref !== ref) throw new Error("told twice, kept twice");
const other = await shop.POST("/api/v1/orders", { body: { number: NUMBER, buyer: "mara", seller: "harbour_textiles", currency: "EUR", paid: true, lines: [{ title: "Cup", amount: "9.00" }] } });
const code: string | undefined = other.error?.code;
if (code !== "conflict") throw new Error(`another order under the number: ${code}`);

const act = async (who: typeof shop, action: string, fields: Record<string, unknown> = {}, about = ref): Promise<Order> => {
  const seen = must(await who.GET("/api/v1/orders/{ref}", { params: { path: { ref: about } } }));
  const body = { version: seen.version, ...fields };
  return must(await who.POST("/api/v1/orders/{ref}/actions/{action}", { params: { path: { ref: about, action } }, body }));
};

await act(seller, "shipped");
must(await shop.POST("/api/v1/orders/{ref}/tracking-events", { params: { path: { ref } }, body: { number: "RA123456785CN", at: new Date().toISOString().slice(0, 19) + "Z", code: "in_transit", text: "Departed" } }));
const received = await act(buyer, "receipt_confirmed");
if (received.states.money !== "held") throw new Error(`the money is ${received.states.money}`);

// A bowl is cracked: the buyer asks for part of the money, and the seller agrees.
const opening = received.available_actions.find((action) => action.action === "dispute_opened");
const reasons = opening?.fields.find((field) => field.name === "reason")?.choices ?? [];
if (!reasons.includes("snad_damaged")) throw new Error(`reasons: ${reasons}`);
await act(buyer, "dispute_opened", { reason: "snad_damaged", remedy: "refund_partial", amount: "7.00", words: "One bowl is cracked." });
const ended = await act(seller, "accepted");
if (ended.dispute?.outcome?.amount !== "7.00") throw new Error(`agreed: ${JSON.stringify(ended.dispute)}`);

// Another order is given up before it is sent.
const second = must(await shop.POST("/api/v1/orders", { body: { buyer: "mara", seller: "harbour_textiles", currency: "EUR", country: "DE", paid: true, lines: [{ title: "Cup", amount: "9.00" }] } }));
await act(buyer, "cancel_asked", {}, second.ref);
await act(seller, "cancel_agreed", {}, second.ref);

// What is to be paid, and that it was.
const effects = must(await shop.GET("/api/v1/effects")).items.filter((effect) => effect.order === second.ref);
if (effects.length !== 1 || effects[0].kind !== "refund" || effects[0].amount !== "9.00") throw new Error(`to be paid: ${JSON.stringify(effects)}`);
must(await shop.POST("/api/v1/effects/{key}/answer", { params: { path: { key: effects[0].key } }, body: { answer: "done", said: "paid" } }));
const left = must(await shop.GET("/api/v1/effects")).items.filter((effect) => effect.order === second.ref);
if (left.length) throw new Error("paid, and still to be paid");
console.log(ref);
