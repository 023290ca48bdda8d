// A client made from the description by a generator that others wrote, at a shop's work.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import path from "node:path";

const here = path.dirname(fileURLToPath(import.meta.url));
const workshop = path.join(here, "node_modules/.recourse"); // where packages are found, and nothing is kept
const program = (name) => path.join(here, "node_modules/.bin", name);

function ran(file, words, env = {}) {
  try {
    return execFileSync(file, words, { cwd: workshop, encoding: "utf8", env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    throw new Error(`${path.basename(file)}: ${error.stdout}${error.stderr}`);
  }
}

async function shopsDay(world) {
  rmSync(workshop, { recursive: true, force: true });
  mkdirSync(workshop);
  cpSync(path.join(here, "shop"), workshop, { recursive: true });
  writeFileSync(path.join(workshop, "package.json"), '{"type":"module"}');
  writeFileSync(path.join(workshop, "openapi.json"), JSON.stringify(world.description));
  ran(program("openapi-typescript"), ["openapi.json", "--output", "schema.d.ts"]);
  writeFileSync(path.join(workshop, "node.d.ts"), "declare const process: { env: Record<string, string | undefined> };");
  ran(program("tsc"), ["--project", ".", "--noEmit"]);
  ran(program("tsc"), ["--project", "."]);
  const number = `DAY-${Date.now()}`;
  const ref = ran(process.execPath, ["day.js"], { ADDRESS: world.address, SHOP: world.key, BUYER: world.token, SELLER: world.sellersToken, NUMBER: number }).trim();
  assert.match(ref, /^[\w-]+$/);
  assert.match(readFileSync(path.join(workshop, "schema.d.ts"), "utf8"), /actOnOrder/);
}

export default [["a shop's day goes by a client that is made from the description", shopsDay]];
