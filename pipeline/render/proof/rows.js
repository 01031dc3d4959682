// A row on the page: line, raw text, book, page; what was found is marked on both sides.

const state = { now: null, hits: null, printed: false };

function drawnRow(row) {
  const made = element("article", { className: "row", id: `row-${row.index}` });
  if (row.part === null) made.classList.add("gone");
  made.row = row;
  const page = pageOf(row);
  made.setAttribute("aria-label", `Line ${row.line}, ${row.kind}${page ? `, page ${page[0]}` : ""}`);
  const raw = side(row, "raw", row.raw.replace(/[\n\r \t]+$/, ""));
  const book = row.part === null ? element("div", { className: "book" }, [leftOut(row)]) : side(row, "book", row.book);
  if (/^heading|^title/.test(row.kind)) book.classList.add("heading");
  made.append(element("div", { className: "line", textContent: row.line }), raw, book, folio(page));
  return made;
}

function leftOut(row) {
  const kinds = new Set(row.findings.filter((one) => one.group === "left out" || one.group === "correction").map((one) => one.name));
  return element("span", { className: "nothing", textContent: `left out: ${[...kinds].join(", ") || "no words"}` });
}

function folio(page) {
  const made = element("div", { className: "folio" });
  if (page) made.append(pageLink(page));
  return made;
}

function pageLink([label, number]) {
  if (!told.names.pdf) return element("span", { textContent: label });
  const link = element("a", { textContent: label, href: `${encodeURIComponent(told.names.pdf)}#page=${number}`, target: "_blank", rel: "noopener" });
  link.setAttribute("aria-label", `page ${label} of the PDF`);
  return link;
}

function side(row, name, text) {
  const cell = element("div", { className: name, dir: "auto" });
  cell.lang = told.language;
  const marks = marksOn(row, name, text.length);
  const edges = [...new Set([0, text.length, ...marks.flatMap(([start, end]) => [start, end])])].sort((a, b) => a - b);
  edges.forEach((start, index) => {
    const end = edges[index + 1];
    const own = marks.filter(([from, to]) => from <= start && to > start && to > from);
    const empty = marks.filter(([from, to]) => from === start && to === start);
    if (empty.length) cell.append(marked([element("span", { className: "none" })], empty));
    if (end === undefined) return;
    const drawn = runs(text.slice(start, end), start);
    cell.append(...(own.length ? [marked(drawn, own)] : drawn));
  });
  return cell;
}

function marked(drawn, marks) {
  const made = element("mark", {}, drawn);
  const found = marks.map(([, , one]) => one).filter((one) => one.group);
  for (const [, , one] of marks) made.classList.add(...classesOf(one));
  if (found.length) {
    made.title = found.map((one) => `${one.name}: ${one.reason}`).join("\n");
    made.findings = found;
  }
  return made;
}

function classesOf(one) {
  const found = [one.group ? one.group.replace(" ", "-") : "hit"];
  if (one.doubtful) found.push("doubtful");
  if (one === state.now) found.push("now");
  return found;
}

// The marks of a side: [start, end, what]. A decision that is sure is marked only while people look at it, and so is what
// is no fault on a page.
function marksOn(row, name, length) {
  const marks = [];
  const quiet = (one) => one.group === "decision" || (one.group === "page" && !one.fault && !state.printed);
  const shows = (one) => !quiet(one) || one.doubtful || one === state.now;
  for (const one of row.findings.filter(shows)) {
    for (const [from, to] of one.places) {
      if (from < row.end && Math.max(to, from + 1) > row.start) marks.push([...placeOn(row, name, from, to), one]);
    }
  }
  for (const hit of state.hits?.get(row) || []) {
    const range = hit.side === name ? [hit.start, hit.end] : row.across(hit.start, hit.end, "book", name === "raw");
    marks.push([...range, hit]);
  }
  return marks.map(([start, end, one]) => [Math.min(start, length), Math.min(end, length), one]);
}

function placeOn(row, name, from, to) {
  const start = Math.max(from - row.start, 0);
  const end = Math.max(Math.min(to - row.start, row.raw.length), start);
  return name === "raw" ? [start, end] : row.across(start, end, "book");
}
