"use strict";
// What the page shows: rows of raw text beside the book, and findings by their place in the raw text.

const told = JSON.parse(document.getElementById("data").textContent);
const SPACES = " \t\n\r\f\v";
const RUN = /[ \t\n\r\f\v]+/g;

// What the book has for raw text that is the same on both sides.
function shown(raw, spaces) {
  if (spaces === "kept") return raw;
  if (spaces === "flow") return raw.replace(RUN, " ");
  return raw.replace(RUN, (run) => (/[\n\r]/.test(run) ? "\n" : " "));
}

// The index of the last item that does not stand behind a value; -1 before all.
function lastAt(items, value, of) {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (of(items[middle]) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function countBlack(text) {
  return text.replace(/\s+/g, "").length;
}

class Row {
  constructor(index, [part, at, pieces, text], start, line) {
    Object.assign(this, { index, at, pieces, text, start, line });
    this.raw = pieces.map((piece) => (typeof piece === "string" ? piece : piece[0])).join("");
    this.end = start + this.raw.length;
    this.part = part < 0 ? null : part;
    [this.kind, this.before, this.spaces] = part < 0 ? ["left out", -1, "flow"] : told.parts[part];
    this.findings = [];
  }

  // The text on one side: "book", or "bare" for the book without corrections.
  side(name) {
    if (this.text !== undefined) return this.text;
    return this.sides(name).text;
  }

  get book() {
    return this.side("book");
  }

  // The text of a side, and where each piece begins in the raw text and in it; what no one sees at the edges is cut.
  sides(name) {
    const kept = `_${name}`;
    if (this[kept]) return this[kept];
    const begins = [];
    let whole = "";
    let raw = 0;
    for (const piece of this.pieces) {
      const [from, to] = typeof piece === "string" ? [piece, shown(piece, this.spaces)] : [piece[0], this.own(piece, name)];
      begins.push([raw, whole.length, from, to, typeof piece === "string"]);
      raw += from.length;
      whole += to;
    }
    let first = 0;
    while (this.spaces !== "kept" && first < whole.length && SPACES.includes(whole[first])) first += 1;
    let last = whole.length;
    while (last > first && SPACES.includes(whole[last - 1])) last -= 1;
    this[kept] = { begins, first, text: whole.slice(first, last) };
    return this[kept];
  }

  own(piece, name) {
    return name === "bare" && piece.length > 2 ? piece[2].replace(RUN, " ") : piece[1];
  }

  // A range of the raw text (from the beginning of the row) as a range of a side, or the other way round.
  across(start, end, name, back = false) {
    if (this.text !== undefined) return back ? [0, this.raw.length] : [0, this.text.length];
    const { begins, first, text } = this.sides(name);
    const shift = back ? first : 0;
    const at = (offset, closing) => this.moved(begins, offset + shift, back, closing);
    const from = at(start, false);
    const to = Math.max(from, at(Math.max(end, start), true));
    if (back) return [from, to];
    const within = (offset) => Math.min(Math.max(offset - first, 0), text.length);
    return [within(from), within(to)];
  }

  moved(begins, offset, back, closing) {
    const of = (piece) => (back ? piece[1] : piece[0]);
    let index = Math.max(0, lastAt(begins, offset, of));
    if (closing) while (index > 0 && of(begins[index]) >= offset) index -= 1;
    if (begins.length === 0) return 0;
    const [raw, side, from, to, same] = begins[index];
    const [own, other, base] = back ? [to, from, raw] : [from, to, side];
    const inside = offset - of(begins[index]);
    if (!same) return base + (inside <= 0 && !closing ? 0 : other.length);
    return base + Math.min(back ? unshown(from, inside, this.spaces) : shown(own.slice(0, inside), this.spaces).length, other.length);
  }
}

// How much of raw text makes so many characters of what is shown.
function unshown(raw, count, spaces) {
  if (spaces === "kept") return count;
  let seen = 0;
  for (let at = 0; at < raw.length; seen += 1) {
    if (seen >= count) return at;
    do at += 1;
    while (at < raw.length && SPACES.includes(raw[at]) && SPACES.includes(raw[at - 1]));
  }
  return raw.length;
}

function rowsOf() {
  let start = 0;
  let line = 1;
  return told.rows.map((row, index) => {
    const made = new Row(index, row, start, line);
    start = made.end;
    line += (made.raw.match(/\r\n|\n|\r/g) || []).length;
    return made;
  });
}

const rows = rowsOf();

function rowAt(offset) {
  return rows[Math.max(0, lastAt(rows, offset, (row) => row.start))];
}

function findingsOf() {
  return told.findings.map(([kind, reason, at, sure, doubtful, what, before, after], index) => {
    const places = [];
    for (let i = 0; i < at.length; i += 2) places.push([at[i], at[i + 1]]);
    const [group, name] = told.kinds[kind];
    const made = { index, group, name, kind, reason: told.reasons[reason], places, sure, doubtful, what, before, after };
    for (const [from, to] of places) {
      for (let row = rowAt(from); row && row.start < Math.max(to, from + 1); row = rows[row.index + 1]) row.findings.push(made);
    }
    made.row = places.length ? rowAt(places[0][0]) : null;
    return made;
  });
}

// What was found on printed pages: marked in the text, where it stands there, as what was found in the raw text is.
function printedOf(first) {
  const base = told.kinds.length;
  for (const [name] of told.printedKinds) told.kinds.push(["page", name]);
  const placed = rows.filter((row) => row.part !== null && row.before >= 0);
  placed.sort((one, other) => one.before + one.at - other.before - other.at);
  return told.printed.map(([kind, what, page, folio, line, at, length], index) => {
    const [name, fault, reason] = told.printedKinds[kind];
    const made = { index: first + index, group: "page", name, kind: base + kind, reason, places: [], sure: 1, doubtful: 0, what, before: "", after: "" };
    Object.assign(made, { fault, page: [folio, page], printedLine: line });
    made.row = (at >= 0 && placed[lastAt(placed, at, (row) => row.before + row.at)]) || null;
    if (!made.row) return made;
    const { row } = made;
    const from = blackAt(row.book, at - row.before - row.at);
    const [start, end] = row.across(from, blackAt(row.book, at + length - row.before - row.at), "book", true);
    made.places.push([row.start + start, row.start + end]);
    row.findings.push(made);
    return made;
  });
}

// Where in a text the character stands before which there are so many that are no white space.
function blackAt(text, count) {
  let at = 0;
  for (let seen = 0; at < text.length; at += 1) {
    if (!/\s/.test(text[at]) && (seen += 1) > count) break;
  }
  return at;
}

const findings = findingsOf();
findings.push(...printedOf(findings.length));

// The line of an offset in a row, from 1 in the file.
function lineOf(row, offset) {
  return row.line + (row.raw.slice(0, offset).match(/\r\n|\n|\r/g) || []).length;
}

// The page on which a place of a row stands: [folio, number in the PDF], or null.
function pageOf(row, offset = 0) {
  if (row.part === null || !told.pages.length) return null;
  if (row.before < 0) return told.front;
  const at = row.before + row.at + countBlack(row.book.slice(0, offset));
  const page = told.pages[Math.max(0, lastAt(told.pages, at, (one) => one[0]))];
  return [page[1], page[2]];
}
