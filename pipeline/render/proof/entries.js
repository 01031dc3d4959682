// Entries for the file of corrections: words, and the least context that tells their place from all others.

const MOST = 12;
const REACH = 400;
const UNFIT = /[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]/;
const WORD = /[\p{L}\p{N}\p{M}'’\u00ad\u2010\u2011-]/u;

// The book without corrections in reading order, and where each row begins in it.
const bookText = once(() => {
  const order = [];
  let part = -1;
  for (const row of rows) {
    part = row.part === null ? part : row.part;
    if (row.side("bare")) order.push([part, row]);
  }
  order.sort((one, other) => one[0] - other[0] || one[1].index - other[1].index);
  const begins = new Map();
  let text = "";
  let before = null;
  for (const [own, row] of order) {
    if (before !== null) text += before === own ? " " : "\n";
    before = own;
    begins.set(row, text.length);
    text += row.side("bare");
  }
  return { begins, hay: new Haystack(text) };
});

const rawText = once(() => ({ hay: new Haystack(rows.map((row) => row.raw).join("")) }));

function once(make) {
  let made = null;
  return () => (made ??= make());
}

// Whole words: a range without white space at its edges, and with the rest of words that it cuts.
function snapped(text, start, end) {
  while (start < end && /\s/.test(text[start])) start += 1;
  while (end > start && /\s/.test(text[end - 1])) end -= 1;
  while (start > 0 && start < end && WORD.test(text[start]) && WORD.test(text[start - 1])) start -= 1;
  while (end < text.length && end > start && WORD.test(text[end - 1]) && WORD.test(text[end])) end += 1;
  if (start < end && letters(text.slice(start, end))) return [start, end];
  const ahead = text.slice(0, start).search(/\S+\s*$/);
  const behind = /^\s*\S+/.exec(text.slice(end));
  return [ahead < 0 ? start : ahead, end + (behind ? behind[0].length : 0)];
}

// The anchor of a range with the fewest words around it, or null. `comes`: what is put there, or null.
function least(hay, start, end, comes) {
  const find = words(hay.text.slice(start, end));
  const before = hay.text.slice(Math.max(0, start - REACH), start).match(/\S+/g) || [];
  const after = hay.text.slice(end, end + REACH).match(/\S+/g) || [];
  const first = hay.index(start);
  for (const [behind, ahead] of sizes(comes !== "")) {
    if (behind > Math.min(MOST, before.length) || ahead > Math.min(MOST, after.length)) continue;
    const sides = [words(before.slice(before.length - behind).join(" ")), words(after.slice(0, ahead).join(" "))];
    const found = hay.places(find, ...sides);
    if (found.length !== 1 || found[0] !== first) continue;
    const put = comes && letters(comes) ? hay.places(comes, ...sides) : [];
    if (put.every((at) => at < first + letters(find).length && at + letters(comes).length > first)) {
      return { before: sides[0], find, after: sides[1] };
    }
  }
  return null;
}

function* sizes(bare) {
  if (bare) yield [0, 0];
  for (let count = 1; count <= MOST; count += 1) yield* [[count, count - 1], [count - 1, count], [count, count]];
}

// A basic string of TOML.
function quoted(text) {
  return JSON.stringify(text).replaceAll("\x7f", "\\u007f");
}

// A table of what is said, in the order in which chapbook writes it; what is empty is left out but for `replace`.
function table(verb, said) {
  const order = ["before", "find", "replace", "after", "reason"];
  const lines = order.filter((key) => said[key] || (key === "replace" && said[key] === "")).map((key) => `${key} = ${quoted(said[key])}`);
  return [`[[${verb}]]`, ...lines, ""].join("\n");
}

// What can be written about a range of the raw text of a row, and about the range of the book beside it.
class Writing {
  constructor(row, raw, bare) {
    Object.assign(this, { row, raw, bare });
  }

  static ofRaw(row, start, end) {
    return new Writing(row, [start, end], row.across(start, end, "bare"));
  }

  static ofBook(row, start, end) {
    const raw = row.across(start, end, "book", true);
    return new Writing(row, raw, row.side("bare") === row.book ? [start, end] : row.across(...raw, "bare"));
  }

  // The words in the book, or null where the book has none of them.
  get place() {
    const { begins, hay } = bookText();
    if (!begins.has(this.row)) return null;
    const [start, end] = snapped(this.row.side("bare"), ...this.bare);
    const base = begins.get(this.row);
    return start < end ? { hay, start: base + start, end: base + end } : null;
  }

  get words() {
    const place = this.place;
    return place ? words(place.hay.text.slice(place.start, place.end)) : "";
  }

  // Why nothing can be written about these words with a verb; empty where it can.
  refused(verb) {
    if (this.row.part === null) return "These words are not in the book.";
    if (verb === "keep") return this.unkept;
    const there = this.row.findings.find((one) => one.group === "correction" && one.name === "fix" && this.touches(one));
    if (there && verb === "fix") return `A correction is about these words already: change it there (${there.what}).`;
    return this.place ? "" : "These words are not in the book.";
  }

  get unkept() {
    const changes = this.row.findings.filter((one) => one.group === "change" && this.touches(one));
    if (!changes.length) return "No rule changes these words.";
    const [start, end] = this.kept;
    const own = this.row.raw.slice(start, end);
    return UNFIT.test(own.replace(/\s/g, " ")) ? "No book can hold these characters as they are." : "";
  }

  get kept() {
    return snapped(this.row.raw, ...this.raw);
  }

  touches(finding) {
    const [start, end] = this.raw.map((at) => at + this.row.start);
    return finding.places.some(([from, to]) => from < Math.max(end, start + 1) && Math.max(to, from + 1) > start);
  }

  // The entry as it is written, or null where no context of twelve words tells the place.
  entry(verb, comes, reason) {
    const said = { reason: reason.trim() };
    const replace = words(comes);
    if (verb === "fix") said.replace = replace;
    let place = this.place;
    if (verb === "keep") {
      const [start, end] = this.kept;
      place = { hay: rawText().hay, start: this.row.start + start, end: this.row.start + end };
    }
    const anchor = least(place.hay, place.start, place.end, verb === "fix" ? replace : null);
    return anchor && table(verb, { ...anchor, ...said });
  }
}
