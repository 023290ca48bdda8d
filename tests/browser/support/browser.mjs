// Chromium, and pages that complain when something is wrong that a person would not see at once.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
export const screenshots = path.join(root, "build-test/screenshots");
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];
const PATIENCE_MS = 60000; // a busy machine is not a fault of the page

// Signs in once for each role; later pages get the cookies.
async function cookiesOf(site, role, context) {
  if (!site.cookies[role]) {
    const { handle, password } = site.accounts[role];
    const page = await context.newPage();
    await page.goto(`${site.address}/sign-in`);
    await page.fill("[name=handle]", handle);
    await page.fill("[name=password]", password);
    await page.click("button[value=send]");
    await page.waitForURL((url) => url.pathname !== "/sign-in");
    await page.close();
    site.cookies[role] = await context.cookies();
  }
  return site.cookies[role];
}

export async function openBrowser() {
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ARGUMENTS });
  let contexts = [];
  let last = null;
  mkdirSync(screenshots, { recursive: true });
  return {
    async newPage(site, { width = 1280, height = 900, dark = false, script = true, locale = "en-GB", as = "" } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: dark ? "dark" : "light",
        javaScriptEnabled: script,
        locale,
        reducedMotion: "reduce",
      });
      context.setDefaultTimeout(PATIENCE_MS);
      contexts.push(context);
      if (as) await context.addCookies(await cookiesOf(site, as, context));
      const page = await context.newPage();
      page.complaints = [];
      page.on("pageerror", (error) => page.complaints.push(`script: ${error.message}`));
      page.on("console", (message) => message.type() === "error" && page.complaints.push(`console: ${message.text()}`));
      page.on("request", (request) => {
        if (!request.url().startsWith(site.address)) page.complaints.push(`loads from elsewhere: ${request.url()}`);
      });
      last = page;
      return page;
    },
    async closePages() {
      for (const context of contexts) await context.close();
      contexts = [];
      last = null;
    },
    async keepLastLook(name) {
      await last?.screenshot({ path: path.join(screenshots, `${name}.png`), fullPage: true }).catch(() => {});
    },
    close: () => browser.close(),
  };
}
