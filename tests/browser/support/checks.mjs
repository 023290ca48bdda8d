// What the runners of tests/browser and tests/api share: the checks of a folder, and the word that chooses some of them.
import { readdirSync } from "node:fs";
import path from "node:path";

// The checks of every file of a folder and its rooms but main.mjs, in the order of their paths: those that --only WORD
// leaves. What they need stands in support.
// A check is [sentence, what proves it, "everywhere" or "once"], "once" being on the first database alone.
export async function checksOf(folder) {
  const only = process.argv[2] === "--only" ? process.argv[3] : "";
  if (process.argv.length > 2 && !only) {
    console.error(`tests/${path.basename(folder)}/run [--only WORD]`);
    process.exit(2);
  }
  const checks = [];
  const files = readdirSync(folder, { recursive: true }).filter((name) => /^(?!main\.|support\/|node_modules\/).*\.mjs$/.test(name));
  for (const file of files.sort()) {
    const module = await import(path.join(folder, file));
    for (const [name, run, where = "everywhere"] of module.default)
      if (`${file} ${name}`.includes(only)) checks.push({ file, name, run, where });
  }
  return checks;
}
