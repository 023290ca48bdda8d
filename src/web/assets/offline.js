/* The page without a connection: the deadlines as this device last saw them (recourse.js keeps them). */
(() => {
  "use strict";

  const region = document.querySelector("[data-seen]");
  const language = document.documentElement.lang || undefined;
  /* What stands at a place does not turn around a sentence that is read from right to left (FSI, PDI). */
  const apart = (text) => (document.documentElement.dir === "rtl" ? `\u2068${text}\u2069` : text);
  const instant = (ms) => new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "short" }).format(ms);

  function seen() {
    try {
      const { at, lists } = JSON.parse(localStorage.getItem("recourse:deadlines"));
      return { at, items: Object.values(lists).flat() };
    } catch {
      return { at: 0, items: [] };
    }
  }

  function rowOf({ title, url, text, due }) {
    const line = document.createElement("li");
    const link = Object.assign(document.createElement("a"), { href: /^\/(?!\/)/.test(url) ? url : "/orders", textContent: title, dir: "auto" });
    const words = Object.assign(document.createElement("p"), { textContent: text });
    line.append(link, words);
    if (Date.parse(due) < Date.now()) line.append(Object.assign(document.createElement("span"), { className: "status bad", textContent: region.dataset.sayOver }));
    return line;
  }

  const { at, items } = seen();
  items.sort((one, other) => Date.parse(one.due) - Date.parse(other.due));
  region.querySelector("ol").append(...items.map(rowOf));
  region.querySelector("[data-seen-when]").textContent = region.dataset.saySeen.replace("{when}", at ? apart(instant(at)) : "");
  region.hidden = items.length === 0;
  document.querySelector("[data-seen-none]").hidden = items.length > 0;
  addEventListener("online", () => location.reload());
})();
