// The places: findings by what people want to see, doubtful ones first, or where the words of a search stand.

const GROUPS = { suspect: "Looks wrong, left as it is", correction: "Corrections", change: "Changes by rule", "left out": "Left out", decision: "Decisions", page: "On the printed pages" };
const ITEM = 58;
const MANY = 5000;
let shownPlaces = [];

function drawFilter(select) {
  const count = (test) => findings.filter(test).length;
  const option = (value, label, number) => element("option", { value, textContent: `${label} (${number.toLocaleString("en")})` });
  select.append(option("all", "Everything, doubtful first", findings.length));
  select.append(option("doubtful", "Doubtful places", count((one) => one.doubtful)));
  for (const [group, label] of Object.entries(GROUPS)) {
    const kinds = told.kinds.map(([own, name], kind) => [own, name, kind]).filter(([own]) => own === group);
    if (!kinds.length) continue;
    const whole = group === "page" ? [option("pages", "All on the printed pages", count((one) => one.group === group))] : [];
    const options = kinds.map(([, name, kind]) => option(String(kind), name, count((one) => one.kind === kind)));
    select.append(element("optgroup", { label }, [...whole, ...options]));
  }
}

function filtered(wanted) {
  const fits = { all: () => true, doubtful: (one) => one.doubtful, pages: (one) => one.group === "page" }[wanted] || ((one) => String(one.kind) === wanted);
  const found = findings.filter(fits);
  return wanted === "all" ? [...found.filter((one) => one.doubtful), ...found.filter((one) => !one.doubtful)] : found;
}

// Where words stand, in the book or else in the raw text, whatever their case.
function searched(wanted) {
  const found = [];
  const needle = wanted.toLowerCase();
  for (const row of rows) {
    const own = [...hitsIn(row, "book", row.book, needle)];
    found.push(...(own.length ? own : hitsIn(row, "raw", row.raw, needle)));
    if (found.length > MANY) break;
  }
  return found;
}

function* hitsIn(row, name, text, needle) {
  const low = text.toLowerCase();
  const same = low.length === text.length ? low : text;
  for (let at = same.indexOf(needle); at >= 0; at = same.indexOf(needle, at + needle.length)) {
    yield { row, side: name, start: at, end: at + needle.length, name: "found", doubtful: 0 };
  }
}

function rangeOf(place) {
  if (place.side) return place.side === "raw" ? [place.start, place.end] : place.row.across(place.start, place.end, "book", true);
  const [from, to] = place.places[0];
  return placeOn(place.row, "raw", from, to);
}

// What the list says of a place: [what it is, what happened there, the words around it].
function said(place) {
  if (!place.row) return [place.name, place.what, place.reason];
  const [start, end] = rangeOf(place);
  const around = place.row.raw.slice(Math.max(0, start - 24), Math.min(end, start + 40) + 40).replace(/\s+/g, " ");
  if (place.side) return ["found", "", around];
  const brief = (words) => (words === "" ? "nothing" : words.trim() || "␣");
  const what = place.before || place.after ? `${brief(place.before)} → ${brief(place.after)}` : place.what;
  return [place.name, what, around];
}

function drawnPlace(at) {
  const place = shownPlaces[at];
  const [name, what, around] = said(place);
  const line = place.page ? `p. ${place.page[0]}` : place.row ? lineOf(place.row, rangeOf(place)[0]) : "–";
  const button = element("button", { type: "button", className: "place" }, [
    element("span", { className: `kind ${classesOf(place).join(" ")}`, textContent: name }),
    element("span", { className: "at", textContent: line }),
    element("span", { className: "what", textContent: what }),
    element("span", { className: "around", textContent: around }),
  ]);
  if (place === state.now) button.setAttribute("aria-current", "true");
  button.index = at;
  return button;
}
