// Runs the checks of every file here, on each database, and prints what came of them as TAP.
import { fileURLToPath } from "node:url";
import path from "node:path";
import { checksOf } from "../browser/support/checks.mjs";
import { databases, startSite } from "../browser/support/site.mjs";
import { openWorld } from "./support/world.mjs";

const checks = await checksOf(path.dirname(fileURLToPath(import.meta.url)));

let count = 0;
let failed = 0;
for (const [index, database] of databases().entries()) {
  const site = await startSite(database, null, ["--call-inside"]);
  try {
    const world = await openWorld(site);
    for (const { name, run, where } of checks) {
      if (where === "once" && index > 0) continue;
      count++;
      try {
        await run(world);
        console.log(`ok ${count} - ${name} (${site.engine})`);
      } catch (error) {
        failed++;
        console.log(`not ok ${count} - ${name} (${site.engine})`);
        console.log(String(error.stack || error).slice(0, 6000).replace(/^/gm, "# "));
      }
    }
  } finally {
    await site.stop();
  }
}
console.log(`1..${count}`);
process.exit(failed || !count ? 1 : 0);
