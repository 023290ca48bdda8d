// Runs the checks of every file here and prints what came of them, and how long each took, as TAP: on each database beside
// the other, and beside both those that need no second one or take their own.
import { fileURLToPath } from "node:url";
import path from "node:path";
import { checksOf } from "../browser/support/checks.mjs";
import { databases, startSite } from "../browser/support/site.mjs";
import { openWorld } from "./support/world.mjs";

const checks = await checksOf(path.dirname(fileURLToPath(import.meta.url)));

let count = 0;
let failed = 0;
async function runAll({ database, kind }) {
  const own = checks.filter(({ where }) => where === kind);
  if (!own.length) return;
  const site = await startSite(database, null, ["--call-inside"]);
  try {
    const world = await openWorld(site);
    for (const { name, run } of own) {
      const began = performance.now();
      const error = await run(world).then(() => null, (thrown) => thrown);
      if (error) failed++;
      console.log(`${error ? "not ok" : "ok"} ${++count} - ${name} (${site.engine}) # ${Math.round((performance.now() - began) / 1000)} s`);
      if (error) console.log(String(error.stack || error).slice(0, 6000).replace(/^/gm, "# "));
    }
  } finally {
    await site.stop();
  }
}

const lanes = databases().map((database) => ({ database, kind: "everywhere" }));
await Promise.all([...lanes, { database: databases()[0], kind: "once" }].map(runAll));
console.log(`1..${count}`);
process.exit(failed || !count ? 1 : 0);
