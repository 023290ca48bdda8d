/*
 * Improvements on pages that already work. Each part looks for its own attribute (doc/pages.md, 10) and does
 * nothing where it is absent. Whatever fails here falls back to what the page does without a script.
 */
(() => {
  "use strict";

  const DRAFT = "recourse:draft:";
  const SENT = "recourse:sent"; /* by this tab: the key of a draft, or LEAVES */
  const LEAVES = "leaves";
  const DRAFT_KEPT_MS = 30 * 86400000;
  const TYPING_PAUSE_MS = 300;

  const WORDS = {
    restored: "We kept what you wrote.",
    discard: "Discard it",
    similar: "Similar questions: {n}",
    similarNone: "No similar question yet",
    failed: "That did not work. Please try again.",
    copied: "Copied",
    left: "{time} left",
    over: "Time is up",
  };

  const root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  /* What stands at a place does not turn around a sentence that is read from right to left (FSI, PDI). */
  const apart = (value) => (root.dir === "rtl" ? "\u2068" + value + "\u2069" : value);
  const say = (key, value = "") =>
    (document.body.dataset["say" + key[0].toUpperCase() + key.slice(1)] || WORDS[key]).replace(/\{\w+\}/, apart(value));
  const number = (value) => new Intl.NumberFormat(root.lang || undefined).format(value);

  function make(tag, properties = {}, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }

  const later = (work, ms) => {
    let timer;
    return (...values) => {
      clearTimeout(timer);
      timer = setTimeout(work, ms, ...values);
    };
  };

  /* A region that screen readers follow; one serves the whole page. */
  const announcer = make("p", { className: "only-read", role: "status" });
  function announce(text) {
    announcer.textContent = "";
    setTimeout(() => (announcer.textContent = text), 50);
  }

  /* ---- votes, favourites -------------------------------------------------------------------------- */

  const withSign = (votes) => (document.documentElement.dir === "rtl" ? "\u200e" : "") + (votes > 0 ? "+" : votes < 0 ? "\u2212" : "") + number(Math.abs(votes));

  /* The sentence for that number is the server's, in the form that the language has for it: "{n} votes". */
  function showVotes(form, { votes, mine, said }) {
    const [before, behind] = said.split("{n}");
    for (const count of all("[data-votes]", form))
      if ("signed" in count.dataset) count.replaceChildren(before, make("b", { textContent: apart(withSign(votes)) }), behind);
      else Object.assign(count, { textContent: number(votes), hidden: votes === 0 });
    for (const button of all("[data-vote]", form)) {
      const pressed = Number(button.dataset.vote) === mine;
      button.setAttribute("aria-pressed", String(pressed));
      button.value = pressed ? "0" : button.dataset.vote;
    }
    announce(all("[data-votes]", form).map((part) => part.textContent).join(" "));
  }

  async function sendVote(form, button) {
    const body = new URLSearchParams(new FormData(form));
    body.set(button.name, button.value);
    const reply = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
    const answer = reply.ok && !reply.redirected ? await reply.json() : {};
    if (!Number.isInteger(answer.votes) || !Number.isInteger(answer.mine) || !answer.said) throw new Error("no count");
    showVotes(form, answer);
  }

  /* A vote that cannot be sent quietly is submitted as the browser would: the server then says what is wrong. */
  function enhanceVotes(form) {
    form.addEventListener("submit", (event) => {
      const button = event.submitter;
      if (!button || !button.name || event.defaultPrevented || form.dataset.plain) return;
      event.preventDefault();
      event.stopPropagation();
      if (form.dataset.busy) return;
      form.dataset.busy = "1";
      sendVote(form, button)
        .catch(() => {
          form.dataset.plain = "1";
          form.requestSubmit(button);
        })
        .finally(() => delete form.dataset.busy);
    });
  }

  /* ---- similar questions -------------------------------------------------------------------------- */

  function similarRow({ title, url, votes, answers, accepted }) {
    const line = make("p", { className: "byline" });
    const facts = [accepted ? "\u2713" : "", withSign(votes || 0) + " \u2191", answers ? number(answers) + " \u21a9" : ""];
    line.append(...facts.filter(Boolean).map((text) => make("span", { textContent: text, ariaHidden: "true" })));
    return make("li", {}, make("a", { href: url, textContent: title, dir: "auto", target: "_blank" }), line);
  }

  function showSimilar(region, items) {
    const list = region.querySelector(".similar-list");
    const status = region.querySelector("[data-similar-status]");
    /* Addresses from our own server still must be paths of this site. */
    const own = items.filter((item) => /^\/(?!\/)/.test(item.url));
    list.replaceChildren(...own.map(similarRow));
    region.classList.remove("without-script");
    status.textContent =
      own.length === 0 ? say("similarNone") : say("similar", number(own.length));
  }

  function watchTitle(input) {
    const region = document.getElementById(input.dataset.similarInto);
    if (!region) return;
    let asked = input.value.trim();
    const ask = later(async () => {
      const title = input.value.trim();
      if (title === asked || title.length < 5) return;
      asked = title;
      try {
        const reply = await fetch(input.dataset.similar + encodeURIComponent(title), { headers: { Accept: "application/json" } });
        const { items } = await reply.json();
        if (reply.ok && title === asked && Array.isArray(items)) showSimilar(region, items);
      } catch {
        /* Suggestions that do not come are not worth a message. */
      }
    }, TYPING_PAUSE_MS);
    input.addEventListener("input", ask);
  }

  /* ---- preview ------------------------------------------------------------------------------------ */

  function watchText(area) {
    const region = document.getElementById(area.dataset.previewInto);
    if (!region) return;
    let turn = 0;
    const show = later(async () => {
      const mine = ++turn;
      if (!area.value.trim()) return region.replaceChildren();
      try {
        const reply = await fetch(area.dataset.preview, {
          method: "POST",
          body: area.value,
          headers: { "Content-Type": "text/plain;charset=utf-8", Accept: "application/json" },
        });
        const { html } = await reply.json();
        /* The server renders through its allow-list; the page's policy runs no script besides. */
        if (reply.ok && mine === turn && typeof html === "string") region.innerHTML = html;
      } catch {
        /* The text is safe in its field; the preview stays as it was. */
      }
    }, TYPING_PAUSE_MS);
    area.addEventListener("input", show);
  }

  /* ---- drafts ------------------------------------------------------------------------------------- */

  const remembers = (() => {
    try {
      localStorage.setItem(DRAFT, "1");
      localStorage.removeItem(DRAFT);
      return true;
    } catch {
      return false; /* storage is full or forbidden */
    }
  })();

  /* A draft belongs to its form, to whose it is, and to what the form is about: two questions have two answers, and two people
     at one computer. */
  const account = root.dataset.account || "";
  const keyOf = (form, whose) => `${DRAFT}${form.dataset.draft} ${whose || "-"} ${new URL(form.action, location).pathname}`;
  const draftKey = (form) => keyOf(form, account);

  function moveDraft(from, to) {
    const text = localStorage.getItem(from);
    localStorage.removeItem(from);
    try {
      if (text && !localStorage.getItem(to)) localStorage.setItem(to, text);
    } catch { /* No room. */ }
  }

  /* One of before, without whose it is, is nobody's. */
  function forgetOthersDrafts() {
    for (const name of Object.keys(localStorage).filter((key) => key.startsWith(DRAFT))) {
      const [form, whose, path] = name.split(" ");
      if (whose && !path) moveDraft(name, `${form} - ${whose}`);
      else if (!path || (account && whose !== "-" && whose !== account)) localStorage.removeItem(name);
    }
  }

  /* Whoever signs in to send what was written without an account goes on with it. */
  const takeAlong = (form) => account && moveDraft(keyOf(form, ""), draftKey(form));

  const typed = (form) =>
    all("input[name], textarea[name], select[name]", form).filter(
      (field) => !["hidden", "password", "file", "submit"].includes(field.type) && field.autocomplete !== "off");

  const changed = (field) => {
    if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
    if (field.options) return [...field.options].some((option) => option.selected !== option.defaultSelected);
    return field.value !== field.defaultValue;
  };

  const worded = (field) => field.matches("textarea, input:not([type=checkbox], [type=radio])");
  const wrote = (form) => typed(form).some((field) => worded(field) && field.value.trim() !== "");

  function saveDraft(form) {
    const fields = typed(form).filter((field) => (field.type === "checkbox" || field.type === "radio" ? field.checked : field.value));
    const values = fields.map((field) => [field.name, field.value]);
    try {
      if (wrote(form)) localStorage.setItem(draftKey(form), JSON.stringify({ at: Date.now(), values }));
      else localStorage.removeItem(draftKey(form));
    } catch {
      /* No room: what is typed still stands in the form. */
    }
  }

  function readDraft(key) {
    try {
      const draft = JSON.parse(localStorage.getItem(key));
      return draft && Date.now() - draft.at < DRAFT_KEPT_MS ? draft.values : null;
    } catch {
      return null;
    }
  }

  function fill(form, values) {
    for (const field of typed(form)) {
      const match = values.find(([name, value]) => name === field.name && (worded(field) || field.options || value === field.value));
      if (!match) continue;
      if (field.type === "checkbox" || field.type === "radio") field.checked = true;
      else field.value = match[1];
    }
  }

  function offerDiscard(form) {
    const discard = make("button", { type: "button", className: "text-button", textContent: say("discard") });
    const note = make("div", { className: "draft-note", role: "status" }, make("span", { textContent: say("restored") }), discard);
    discard.addEventListener("click", () => {
      localStorage.removeItem(draftKey(form));
      form.reset();
      note.remove();
      typed(form)[0]?.focus();
    });
    form.prepend(note);
  }

  /* A form that the server filled in (a refusal, an edit) wins over what this browser remembers. */
  function keepDraft(form) {
    takeAlong(form);
    if (sessionStorage.getItem(SENT) === draftKey(form)) sessionStorage.removeItem(SENT); /* here again: not taken */
    const values = readDraft(draftKey(form));
    if (values && !wrote(form)) {
      fill(form, values);
      if (wrote(form)) {
        form.closest("details")?.setAttribute("open", "");
        offerDiscard(form);
      }
    }
    const save = later(() => saveDraft(form), TYPING_PAUSE_MS);
    form.addEventListener("input", save);
    addEventListener("pagehide", () => typed(form).some(changed) && saveDraft(form));
  }

  /* What this tab sent was taken: one of these kinds, or "any". After "*", when this tab asked to leave, nothing of the
     person is kept here. Any link can lead to such a page, so that nothing is forgotten which this tab did not send, and which
     did not lead here. */
  function forgetDrafts(marker) {
    if (!performance.getEntriesByType("navigation")[0]?.redirectCount) return;
    const kinds = marker.dataset.draftDone.split(",");
    const sent = sessionStorage.getItem(SENT);
    if (sent === LEAVES && kinds.includes("*")) Object.keys(localStorage).filter((name) => name.startsWith(DRAFT)).forEach((name) => localStorage.removeItem(name));
    else if (sent && (kinds.includes("any") || kinds.some((kind) => sent.startsWith(`${DRAFT}${kind} `)))) localStorage.removeItem(sent);
    sessionStorage.removeItem(SENT);
  }

  /* ---- forms: once, and not lost ------------------------------------------------------------------ */

  function sendOnce(event) {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || "again" in form.dataset) return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "1";
    const sent = remembers && sessionStorage.getItem(SENT);
    /* Something else is sent: what comes of that says nothing of this one. A form that sends the same thing on does. */
    if (sent && !form.elements.send_to && !sent.endsWith(` ${new URL(form.action, location).pathname}`)) sessionStorage.removeItem(SENT);
    if (form.dataset.draft && remembers) sessionStorage.setItem(SENT, draftKey(form));
    if ("leaves" in form.dataset && remembers) sessionStorage.setItem(SENT, LEAVES);
    all("button", form).forEach((button) => button.setAttribute("aria-disabled", "true"));
  }

  function allowAgain() {
    if (remembers) sessionStorage.removeItem(SENT);
    for (const form of all("form[data-sent]")) {
      delete form.dataset.sent;
      all("button", form).forEach((button) => button.removeAttribute("aria-disabled"));
    }
  }

  function guardLeaving(event) {
    const unsent = all("form[data-guard]:not([data-sent])");
    if (unsent.some((form) => typed(form).some(changed) || all("[type=file]", form).some((field) => field.files.length)))
      event.preventDefault();
  }

  function growTextareas() {
    if (CSS.supports("field-sizing", "content")) return;
    const grow = (area) => {
      area.style.blockSize = "auto";
      area.style.blockSize = area.scrollHeight + 2 + "px";
    };
    addEventListener("input", ({ target }) => target.matches("textarea") && grow(target));
  }

  /* ---- time --------------------------------------------------------------------------------------- */

  /* The later of the server's clock and this device's: a slow clock or a page kept for days must not promise time that is gone. */
  const behind_ms = Math.max(0, Number(root.dataset.now || 0) - Date.now());
  const now = () => Date.now() + behind_ms;

  const UNITS = [["day", 86400000], ["hour", 3600000], ["minute", 60000]];

  /* Whole units rounded down, the larger one while at least two of it are left: "2 days", then "47 hours". */
  function inUnits(ms) {
    const [unit, size] = UNITS.find(([, size]) => ms >= 2 * size) || UNITS[2];
    return [Math.max(0, Math.floor(ms / size)), unit];
  }

  function countDown(time) {
    const left = Date.parse(time.dateTime) - now();
    if (Number.isNaN(left)) return;
    const [value, unit] = inUnits(Math.max(0, left));
    const words = new Intl.NumberFormat(root.lang || undefined, { style: "unit", unit, unitDisplay: "long" }).format(value);
    const text = left <= 0 ? say("over") : say("left", words);
    if (time.textContent !== text) time.textContent = text;
  }

  function relate(time) {
    const past = now() - Date.parse(time.dateTime);
    if (!(past >= 0 && past < 7 * 86400000)) return;
    if (!time.title) time.title = time.textContent;
    const [value, unit] = inUnits(past);
    time.textContent = new Intl.RelativeTimeFormat(root.lang || undefined, { numeric: "auto" }).format(-value, unit);
  }

  function refreshTimes() {
    all("time[data-countdown]").forEach(countDown);
    all("time[data-relative]").forEach(relate);
  }

  /* ---- menus, keys, copying ----------------------------------------------------------------------- */

  function closeMenus(except) {
    for (const menu of all("details.menu[open]")) if (!menu.contains(except)) menu.open = false;
  }

  function onKey(event) {
    if (event.key === "Escape") {
      const menu = event.target.closest?.("details.menu[open]");
      closeMenus(null);
      menu?.querySelector("summary").focus();
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.matches("textarea"))
      event.target.form?.requestSubmit();
  }

  /* ---- pictures ----------------------------------------------------------------------------------- */

  const FILES_BYTES_MAX = 11.5 * 1024 * 1024; /* of a form in all, beside its text */

  function keepPictures(set) {
    const inputs = all("input[type=file]", set);
    const weigh = () => {
      const bytes = inputs.reduce((sum, input) => sum + (input.files[0]?.size || 0), 0);
      inputs[0].setCustomValidity(bytes > FILES_BYTES_MAX ? set.dataset.tooLarge : "");
      if (bytes > FILES_BYTES_MAX) inputs[0].reportValidity();
    };
    const take = (event, given) => {
      const files = [...(given?.files || [])].filter((file) => file.type.startsWith("image/"));
      if (!files.length) return;
      event.preventDefault();
      set.closest("details").open = true;
      for (const input of inputs.filter((input) => !input.files.length)) {
        const file = files.shift();
        if (!file) break;
        const chosen = new DataTransfer();
        chosen.items.add(file);
        input.files = chosen.files;
      }
      weigh();
      set.scrollIntoView({ block: "nearest" });
    };
    const form = set.form;
    form.addEventListener("paste", (event) => take(event, event.clipboardData));
    form.addEventListener("dragover", (event) => event.dataTransfer?.types.includes("Files") && event.preventDefault());
    form.addEventListener("drop", (event) => take(event, event.dataTransfer));
    set.addEventListener("change", weigh);
  }

  /* A button that only a script can answer. */
  function offer(button, answer) {
    button.hidden = false;
    button.addEventListener("click", () => answer(button));
  }

  const copy = (button) =>
    navigator.clipboard.writeText(button.dataset.copy).then(
      () => announce((button.textContent = say("copied"))),
      () => announce(say("failed")));

  /* The system's own sheet. Who closes it again has changed nothing. */
  const share = (button) =>
    navigator.share({ title: document.title, url: button.dataset.share }).catch((why) =>
      why.name === "AbortError" || announce(say("failed")));

  /* Chooses all boxes of a form, or, when all are chosen, none. */
  function choose(button) {
    const boxes = all(`input[type=checkbox][form="${button.dataset.choose}"]`);
    const on = boxes.some((box) => !box.checked);
    boxes.forEach((box) => (box.checked = on));
  }

  /* ---- without a connection ----------------------------------------------------------------------- */

  const SEEN = "recourse:deadlines";

  function readSeen(account) {
    try {
      const seen = JSON.parse(localStorage.getItem(SEEN));
      if (seen.account === account && seen.lists) return seen;
    } catch {
      /* Nothing is kept yet. */
    }
    return { account, lists: {} };
  }

  const deadlineOf = (row) => ({
    url: row.querySelector("a").getAttribute("href"),
    title: row.querySelector("a").textContent,
    text: row.querySelector("[data-what]").textContent,
    due: row.dataset.due,
  });

  /* The deadlines as this account last saw them. A page of another account, or of nobody's, forgets them. */
  function keepDeadlines() {
    const seen = readSeen(account);
    if (!account) return localStorage.removeItem(SEEN);
    for (const list of all("[data-deadlines]")) {
      const rows = all("[data-due]", list).map(deadlineOf);
      const before = "whole" in list.dataset ? [] : seen.lists[list.dataset.deadlines] || [];
      seen.at = Date.now();
      seen.lists[list.dataset.deadlines] = rows.concat(before.filter(({ url }) => !rows.some((row) => row.url === url)));
      navigator.serviceWorker?.controller?.postMessage("keep");
    }
    try {
      localStorage.setItem(SEEN, JSON.stringify(seen));
    } catch {
      localStorage.removeItem(SEEN); /* no room: old ones are worse than none */
    }
  }

  /* ---- start -------------------------------------------------------------------------------------- */

  document.body.append(announcer);
  all("form[data-enhance]").forEach(enhanceVotes);
  all("[data-similar]").forEach(watchTitle);
  all("textarea[data-preview]").forEach(watchText);
  if (remembers) {
    forgetOthersDrafts();
    all("[data-draft-done]").forEach(forgetDrafts);
    all("form[data-draft]").forEach(keepDraft);
    keepDeadlines();
  }
  all("fieldset[data-pictures]").forEach(keepPictures);
  /* Forms on a page that is kept for everybody are told apart by this. */
  all("input[data-opened]").forEach((input) => (input.value = crypto.getRandomValues(new Uint32Array(4)).join("-")));
  if (navigator.clipboard) all("[data-copy]").forEach((button) => offer(button, copy));
  if (navigator.share) all("[data-share]").forEach((button) => offer(button, share));
  all("input[data-zone]").forEach((input) => (input.value = Intl.DateTimeFormat().resolvedOptions().timeZone || ""));
  all("[data-print]").forEach((button) => offer(button, () => print()));
  all("[data-choose]").forEach((button) => offer(button, choose));
  growTextareas();
  refreshTimes();
  setInterval(refreshTimes, 30000);
  document.addEventListener("submit", sendOnce);
  addEventListener("pageshow", (event) => event.persisted && allowAgain());
  addEventListener("beforeunload", guardLeaving);
  document.addEventListener("click", (event) => closeMenus(event.target));
  document.addEventListener("keydown", onKey);
  if (account && navigator.serviceWorker)
    addEventListener("load", () => navigator.serviceWorker.register("/worker.js").catch(() => {}));
  document.querySelector(".error-summary")?.focus();
})();
