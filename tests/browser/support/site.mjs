// One running server with the demo's world, on a free port and a database of its own.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
const binary = process.env.RECOURSE_BINARY || path.join(root, "build-test/recourse");
const START_MS = 60000;

export function databases() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "recourse-browser."));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  let made = 0;
  const found = [{ engine: "SQLite", url: () => `sqlite:${folder}/demo-${++made}.db` }];
  const cluster = process.env.RECOURSE_TEST_POSTGRES;
  if (cluster) {
    const create = () => execFileSync(path.join(root, "tools/postgres"), ["new", cluster], { encoding: "utf8" }).trim();
    found.push({ engine: "PostgreSQL", url: create });
  }
  return found;
}

// The address is the first line that the server prints; the demo's accounts come behind it. Each goes by its name, and
// the first of a role by that.
function told(server) {
  return new Promise((resolve, reject) => {
    let text = "";
    const late = setTimeout(() => reject(new Error(`the server said nothing but: ${text}`)), START_MS);
    const listen = (part) => {
      text += part;
      const address = text.match(/listening on (http:\/\/\S+)/);
      const accounts = [...text.matchAll(/(\S+) +(demo-only-\S+) +\((\w+)\)\n/g)].reverse();
      if (!address || accounts.length < 6) return;
      clearTimeout(late);
      const named = accounts.flatMap(([, handle, password, role]) => [role, handle].map((name) => [name, { handle, password }]));
      resolve({ address: address[1], accounts: Object.fromEntries(named) });
    };
    server.stdout.on("data", listen);
    server.stderr.on("data", (part) => (text += part));
    server.on("exit", (status) => reject(new Error(`the server ended with ${status}: ${text}`)));
  });
}

export async function startSite(database, browser, more = [], environment = {}) {
  const server = spawn(binary, ["serve", "--demo", "--quiet", "--made-up-languages", "--db", database.url(), "--listen", "127.0.0.1:0", ...more], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...environment },
  });
  const { address, accounts } = await told(server);
  const site = { engine: database.engine, address, accounts, browser, cookies: {} };

  // A page as a visitor has it: options width, height, dark, script (false: without JavaScript), locale (what the browser asks for), as (a role or a name).
  site.open = async (where, options = {}) => {
    const page = await browser.newPage(site, options);
    await page.goto(address + where);
    return page;
  };
  // What the server said last is told when it ends in any way but on request.
  let said = "";
  server.stderr.on("data", (part) => (said = (said + part).slice(-4000)));
  const ended = new Promise((resolve) => server.on("close", (status) => resolve(status)));
  site.stop = async () => {
    server.removeAllListeners("exit");
    server.kill("SIGTERM");
    const status = await ended;
    if (status !== 0) throw new Error(`the server ended with ${status}: ${said}`);
  };
  return site;
}
