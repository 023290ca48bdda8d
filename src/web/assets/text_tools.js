/* Buttons that put Markdown into a text: [data-tools] names its field, [data-put] says what. Without a script none shows. */
(() => {
  "use strict";

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  /* So many stars end there, and begin there. */
  const starsAround = (text, from, to) => [/\**$/.exec(text.slice(0, from))[0].length, /^\**/.exec(text.slice(to))[0].length];

  /* Around what is chosen; chosen again with its signs around it, it loses them. Two stars are no slant, three are both. */
  const around = (sign) => (text, from, to) => {
    const inner = text.slice(from, to);
    const stars = Math.min(...starsAround(text, from, to));
    const bare = sign.length === 1 ? stars === 1 || stars === 3 : stars >= 2;
    if (bare && inner) return { from: from - sign.length, to: to + sign.length, put: inner, chosen: [0, inner.length] };
    return { from, to, put: sign + inner + sign, chosen: [sign.length, sign.length + inner.length] };
  };

  /* Before each line of what is chosen; when all of them have it, it goes. Other text is kept apart by an empty line. */
  const before = (sign, has) => (text, from, to) => {
    const begin = text.lastIndexOf("\n", from - 1) + 1;
    const next = text.indexOf("\n", to - (to > from && text[to - 1] === "\n")); /* a whole line ends before the next */
    const end = next < 0 ? text.length : next;
    const lines = text.slice(begin, end).split("\n");
    const off = lines.every((line) => has.test(line));
    const apart = !off && /[^\n]\n$/.test(text.slice(0, begin)) ? "\n" : "";
    const put = apart + lines.map((line, i) => (off ? line.replace(has, "") : sign(i) + line)).join("\n");
    const chosen = from === to ? [put.length, put.length] : [apart.length, put.length];
    return { from: begin, to: end, put, chosen };
  };

  /* An address becomes one; other text waits for its address. */
  function linked(text, from, to) {
    const inner = text.slice(from, to);
    if (/^https?:\/\/\S+$/.test(inner)) return { from, to, put: `[](${inner})`, chosen: [1, 1] };
    const address = "https://";
    const start = inner.length + 3;
    return { from, to, put: `[${inner}](${address})`, chosen: inner ? [start, start + address.length] : [1, 1] };
  }

  const PUTS = {
    bold: around("**"),
    italic: around("*"),
    link: linked,
    list: before(() => "- ", /^- /),
    numbers: before((i) => `${i + 1}. `, /^\d+\. /),
    quote: before(() => "> ", /^> ?/),
  };

  function putMarkdown(area, name) {
    const { from, to, put, chosen } = PUTS[name](area.value, area.selectionStart, area.selectionEnd);
    area.focus();
    area.setSelectionRange(from, to);
    /* This way the browser can undo it; where it cannot, the text is put all the same. */
    if (!document.execCommand("insertText", false, put)) {
      area.setRangeText(put, from, to);
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
    area.setSelectionRange(from + chosen[0], from + chosen[1]);
  }

  /* One stop of the keyboard; the arrows go along it, as the page is read. */
  function offerTools(bar) {
    const area = document.getElementById(bar.dataset.tools);
    const buttons = all("button[data-put]", bar);
    const reach = (button) => buttons.forEach((other) => (other.tabIndex = other === button ? 0 : -1));
    const step = { ArrowRight: 1, ArrowLeft: -1 };
    const turned = getComputedStyle(bar).direction === "rtl" ? -1 : 1;
    if (!area) return;
    reach(buttons[0]);
    bar.hidden = false;
    bar.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-put]");
      if (button) putMarkdown(area, button.dataset.put);
    });
    bar.addEventListener("focusin", (event) => reach(event.target));
    bar.addEventListener("keydown", (event) => {
      const at = buttons.indexOf(document.activeElement);
      const to = event.key === "Home" ? 0 : event.key === "End" ? buttons.length - 1 : step[event.key] ? at + step[event.key] * turned : -1;
      if (!buttons[to]) return;
      event.preventDefault();
      buttons[to].focus();
    });
    area.addEventListener("keydown", (event) => {
      const name = { b: "bold", i: "italic" }[event.key.toLowerCase()];
      if (!name || event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      putMarkdown(area, name);
    });
  }

  all("[data-tools]").forEach(offerTools);
})();
