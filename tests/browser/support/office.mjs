// A real SMTP server, and what it took.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const office = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../support/reach/post_office.py");
const WAIT_MS = 90000;

export async function openOffice() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "recourse-office."));
  const server = spawn("/usr/bin/python3", [office, folder], { stdio: ["ignore", "pipe", "inherit"] });
  const port = await new Promise((resolve) => server.stdout.once("data", (line) => resolve(String(line).trim())));
  const words = (text) => text.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return {
    url: `smtp://127.0.0.1:${port}`,
    async link(number, begins) {
      const file = path.join(folder, String(number));
      for (const until = Date.now() + WAIT_MS; !existsSync(file); await new Promise((go) => setTimeout(go, 100)))
        if (Date.now() > until) throw new Error(`mail ${number} has not come`);
      const found = words(readFileSync(file, "latin1").split("\r\n\r\n").slice(1).join("\r\n\r\n")).match(new RegExp(`https?://[^\\s"<>]*${begins}[^\\s"<>]*`));
      assert.ok(found, `mail ${number} has a link with ${begins}`);
      return found[0];
    },
    close() {
      server.kill("SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
