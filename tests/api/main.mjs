// Runs the checks of every file here, on each database beside the other, and prints what came of them as TAP.
import { fileURLToPath } from "node:url";
import path from "node:path";
import { checksOf } from "../browser/support/checks.mjs";
import { databases, startSite } from "../browser/support/site.mjs";
import { openWorld } from "./support/world.mjs";

const checks = await checksOf(path.dirname(fileURLToPath(import.meta.url)));

let count = 0;
let failed = 0;
async function runAll(database, index) {
  const site = await startSite(database, null, ["--call-inside"]);
  try {
    const world = await openWorld(site);
    for (const { name, run, where } of checks) {
      if (where === "once" && index > 0) continue;
      const number = ++count;
      try {
        await run(world);
        console.log(`ok ${number} - ${name} (${site.engine})`);
      } catch (error) {
        failed++;
        console.log(`not ok ${number} - ${name} (${site.engine})`);
        console.log(String(error.stack || error).slice(0, 6000).replace(/^/gm, "# "));
      }
    }
  } finally {
    await site.stop();
  }
}

await Promise.all(databases().map(runAll));
console.log(`1..${count}`);
process.exit(failed || !count ? 1 : 0);
