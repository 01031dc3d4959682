// Text on the page: what cannot be seen is shown by its name, and every run knows the offset where it begins.

const NAMES = new Map(Object.entries({
  "\t": ["→", "tab"],
  "\f": ["page end", "form feed"],
  "\v": ["VT", "vertical tab"],
  "\r": ["CR", "carriage return"],
  "\u00a0": ["NBSP", "no-break space"],
  "\u00ad": ["SHY", "soft hyphen"],
  "\u200b": ["ZWSP", "zero-width space"],
  "\u200c": ["ZWNJ", "zero-width non-joiner"],
  "\u200d": ["ZWJ", "zero-width joiner"],
  "\u200e": ["LRM", "left-to-right mark"],
  "\u200f": ["RLM", "right-to-left mark"],
  "\u2009": ["THSP", "thin space"],
  "\u202f": ["NNBSP", "narrow no-break space"],
  "\u2060": ["WJ", "word joiner"],
  "\ufeff": ["BOM", "byte order mark"],
}));
const ODD = /\r\n|[^\P{Z} ]|[^\P{C}\n]/gu;
const ODD_OR_SPACE = /\r\n|\p{Z}|\p{C}/gu;
const settings = { spaces: false };

function element(name, properties = {}, children = []) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// Text as runs: `at` is the offset of the first character; a glyph stands for `size` characters.
function runs(text, at) {
  const found = [];
  let done = 0;
  const plain = (end) => {
    if (end > done) found.push(Object.assign(element("span", { textContent: text.slice(done, end) }), { at: at + done, size: end - done }));
  };
  for (const match of text.matchAll(settings.spaces ? ODD_OR_SPACE : ODD)) {
    plain(match.index);
    found.push(glyph(match[0], at + match.index));
    done = match.index + match[0].length;
  }
  plain(text.length);
  return found;
}

function glyph(character, at) {
  const place = { at, size: character.length, whole: true };
  if (character === " ") return Object.assign(element("span", { className: "space", textContent: "·" }), place);
  if (character === "\n" || character === "\r\n") {
    return Object.assign(element("span", { className: "space", textContent: settings.spaces ? "↵\n" : "\n" }), place);
  }
  const code = `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
  const [short, name] = NAMES.get(character) || [code, code];
  const made = element("span", { className: "glyph", textContent: short || code, title: `${name} (${code})` });
  made.setAttribute("role", "img");
  made.setAttribute("aria-label", name);
  return Object.assign(made, place);
}

// The offset in a side's text of a place in the page; null outside. `edge`: where it lies in a glyph, its end counts.
function offsetOf(cell, node, offset, edge) {
  if (node.nodeType === Node.TEXT_NODE) {
    const run = node.parentElement;
    if (run.at === undefined) return null;
    return run.whole ? run.at + (edge ? run.size : 0) : run.at + offset;
  }
  if (node.at !== undefined) return node.at + (offset > 0 ? node.size : 0);
  const spans = [...cell.querySelectorAll("span")].filter((span) => span.at !== undefined);
  const next = node.childNodes[offset];
  const behind = spans.find((span) => next && (next === span || next.contains(span) || next.compareDocumentPosition(span) & Node.DOCUMENT_POSITION_FOLLOWING));
  if (behind) return behind.at;
  const last = spans.at(-1);
  return last ? last.at + last.size : 0;
}
