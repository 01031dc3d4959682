// The page as a whole: what people do and what comes of it.

const text = new Lazy(part("text"), part("rows"), 20);
const list = new Lazy(part("places"), part("places"), 60);

function estimated(row) {
  const width = part("text").clientWidth;
  const column = width > 700 ? (width - 120) / 2 : width - 30;
  const lines = row.raw.split("\n").length;
  const seen = width > 700 ? Math.max(lines * 20, Math.ceil((row.raw.length * 8) / column) * 24) : lines * 20 + Math.ceil((row.raw.length * 8) / column) * 24;
  return 22 + seen;
}

function showPlaces() {
  const wanted = part("search").value.trim();
  const before = state.hits;
  state.hits = null;
  if (wanted.length > 1) {
    shownPlaces = searched(wanted);
    state.hits = Map.groupBy ? Map.groupBy(shownPlaces, (hit) => hit.row) : grouped(shownPlaces);
  } else {
    shownPlaces = filtered(part("filter").value);
  }
  const printed = shownPlaces.length > 0 && shownPlaces.every((place) => place.page);
  if (before || state.hits || printed || state.printed) {
    state.printed = printed;
    text.redraw();
  }
  list.show(shownPlaces.length, () => ITEM, drawnPlace);
  part("places").scrollTop = 0;
  tellCount();
}

function grouped(hits) {
  const found = new Map();
  for (const hit of hits) found.set(hit.row, [...(found.get(hit.row) || []), hit]);
  return found;
}

function tellCount() {
  const at = shownPlaces.indexOf(state.now);
  const all = shownPlaces.length.toLocaleString("en");
  part("count").textContent = at < 0 ? all : `${(at + 1).toLocaleString("en")} of ${all}`;
}

function rowsOfPlace(place) {
  return place ? rows.filter((row) => row === place.row || row.findings.includes(place)) : [];
}

// Go to a place of the list: both sides show it, and the panel tells of it.
function go(at) {
  const place = shownPlaces[at];
  if (!place) return;
  const before = state.now;
  state.now = place;
  for (const row of new Set([...rowsOfPlace(before), ...rowsOfPlace(place)])) text.again(row.index);
  for (const one of [before, place]) if (shownPlaces.includes(one)) list.again(shownPlaces.indexOf(one));
  tellPlace(place);
  list.item(at)?.scrollIntoView({ block: "nearest" });
  const row = place.row && text.item(place.row.index);
  const mark = row && (row.querySelector(".book .now") || row.querySelector(".now") || row);
  mark?.scrollIntoView({ block: "center" });
  tellCount();
}

function step(by) {
  const at = shownPlaces.indexOf(state.now);
  go(at < 0 ? (by > 0 ? 0 : shownPlaces.length - 1) : Math.min(Math.max(at + by, 0), shownPlaces.length - 1));
}

// What was selected: words of one row, on one side.
function selected() {
  const selection = document.getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return;
  const range = selection.getRangeAt(0);
  const holder = range.startContainer.parentElement?.closest(".raw, .book") || range.startContainer.closest?.(".raw, .book");
  const row = holder?.closest(".row")?.row;
  if (!row || holder.querySelector(".nothing")) return;
  const name = holder.classList.contains("raw") ? "raw" : "book";
  const start = offsetOf(holder, range.startContainer, range.startOffset, false);
  const inside = holder.contains(range.endContainer);
  const end = inside ? offsetOf(holder, range.endContainer, range.endOffset, true) : (name === "raw" ? row.raw : row.book).length;
  if (start === null || end === null || end <= start) return;
  const made = name === "raw" ? Writing.ofRaw(row, start, end) : Writing.ofBook(row, start, end);
  tellSelection(made, (name === "raw" ? row.raw : row.book).slice(start, end).trimEnd());
}

function closeAll() {
  part("panel").hidden = true;
  document.body.classList.remove("listing");
  part("list").setAttribute("aria-expanded", "false");
}

function toggleList() {
  const open = document.body.classList.toggle("listing");
  part("list").setAttribute("aria-expanded", String(open));
}

function toggleSpaces() {
  settings.spaces = part("spaces").checked;
  text.redraw();
}

const KEYS = {
  j: () => step(1),
  n: () => step(1),
  k: () => step(-1),
  p: () => step(-1),
  "/": () => part("search").focus(),
  f: () => part("filter").focus(),
  e: () => part("new").focus(),
  c: copyEntry,
  s: () => part("spaces").click(),
  "?": () => part("keys").showModal(),
};

function pressed(event) {
  if (event.key === "Escape" && !part("keys").open) closeAll();
  const writes = event.target.closest("input:not([type=checkbox]), select, dialog");
  if (writes || event.ctrlKey || event.metaKey || event.altKey || !part("single").checked) return;
  const act = Object.hasOwn(KEYS, event.key) ? KEYS[event.key] : null;
  if (!act) return;
  event.preventDefault();
  act();
}

function listen() {
  const on = (id, kind, act) => part(id).addEventListener(kind, act);
  on("filter", "change", () => { part("search").value = ""; showPlaces(); });
  on("search", "input", showPlaces);
  on("search", "keydown", (event) => { if (event.key === "Enter") step(event.shiftKey ? -1 : 1); });
  on("previous", "click", () => step(-1));
  on("next", "click", () => step(1));
  on("spaces", "change", toggleSpaces);
  on("list", "click", toggleList);
  on("help", "click", () => part("keys").showModal());
  on("close", "click", closeAll);
  on("copy", "click", copyEntry);
  for (const id of ["verb", "new", "why"]) on(id, "input", rewrite);
  on("places", "click", (event) => {
    const item = event.target.closest(".place");
    if (item) go(item.index);
  });
  on("rows", "mouseup", () => setTimeout(selected));
  on("rows", "keyup", selected);
  on("rows", "click", (event) => {
    const found = event.target.closest("mark")?.findings;
    const at = found && document.getSelection().isCollapsed ? shownPlaces.indexOf(found.find((one) => shownPlaces.includes(one))) : -1;
    if (at >= 0) go(at);
  });
  document.addEventListener("keydown", pressed);
}

// The address may name a place by its number in the list, a line of the raw text, or what was found on the printed pages:
// #place=5, #line=120, #pages.
function follow() {
  if (window.location.hash === "#pages" && told.printed.length) {
    part("filter").value = "pages";
    showPlaces();
  }
  const [, kind, number] = /^#(place|line)=(\d+)$/.exec(window.location.hash) || [];
  if (kind === "place") go(Number(number) - 1);
  const row = kind === "line" && rows[lastAt(rows, Number(number), (one) => one.line)];
  if (row) text.item(row.index).scrollIntoView({ block: "center" });
}

function begin() {
  part("title").textContent = told.title;
  const doubtful = findings.filter((one) => one.doubtful).length;
  const number = (count, name) => `${count.toLocaleString("en")} ${name}${count === 1 ? "" : "s"}`;
  const changes = findings.filter((one) => one.group === "change").length;
  const others = findings.length - changes - told.printed.length;
  const counts = [number(doubtful, "doubtful place"), number(changes, "change"), number(others, "other finding")];
  if (told.printed.length) counts.push(`${told.printed.length.toLocaleString("en")} on the printed pages`);
  part("figures").textContent = counts.join(" · ");
  part("raw-head").textContent = told.names.source;
  part("file").textContent = told.names.corrections;
  drawFilter(part("filter"));
  listen();
  text.show(rows.length, (at) => estimated(rows[at]), (at) => drawnRow(rows[at]));
  showPlaces();
  follow();
  window.addEventListener("hashchange", follow);
  document.documentElement.dataset.ready = "true";
}

begin();
