// The panel: what is known of a place or of words that were selected, and a ready entry about them.

const VERBS = { fix: "[[fix]] other words", keep: "[[keep]] as in the raw text", join: "[[join]] with what is before", split: "[[split]] begin a paragraph here" };
const part = (id) => document.getElementById(id);
let writing = null;

function tellPlace(place) {
  const [name] = said(place);
  part("kind").textContent = place.side ? "Found" : `${name}${place.doubtful ? " – doubtful" : place.fault ? " – fault" : ""}`;
  part("kind").className = `kind ${classesOf(place).join(" ")}`;
  if (place.page) part("where").replaceChildren("page ", pageLink(place.page), place.printedLine ? `, line ${place.printedLine}` : "");
  else tellWhere(place.row, place.row ? rangeOf(place)[0] : 0);
  part("change").replaceChildren(...whatHappened(place));
  const sure = place.group && !["correction", "page"].includes(place.group) ? ` (${Math.round(place.sure * 100)} % sure)` : "";
  part("reason").textContent = place.reason ? `${place.reason}${sure}` : "";
  if (place.row && !place.page) write(Writing.ofRaw(place.row, ...aboutOf(place)), verbOf(place));
  else write(null);
}

// Of a paragraph that begins its first words are written about: all of its line would be too much.
function aboutOf(place) {
  const [start, end] = rangeOf(place);
  if (place.name !== "paragraph") return [start, end];
  const first = /^\s*(?:\S+\s+){0,3}\S+/.exec(place.row.raw.slice(start, end));
  return [start, start + (first ? first[0].length : 0)];
}

function verbOf(place) {
  if (place.group === "change") return "keep";
  if (place.name !== "paragraph") return "fix";
  return place.what === "begins" ? "join" : "split";
}

function whatHappened(place) {
  if (place.side) return [];
  if (!place.before && !place.after) return [place.what];
  const told = place.what ? [`${place.what}: `] : [];
  return [...told, ...wordsShown(place.before), " became ", ...wordsShown(place.after)];
}

function wordsShown(text) {
  return [element("q", {}, text ? runs(text, 0) : [element("span", { className: "glyph", textContent: "nothing" })])];
}

function tellWhere(row, offset) {
  const told = row ? [`line ${lineOf(row, offset)}`] : [];
  const page = row && pageOf(row, row.across(offset, offset, "book")[0]);
  part("where").replaceChildren(...told, ...(page ? [", page ", pageLink(page)] : []));
}

function tellSelection(made, text) {
  part("kind").textContent = "Selected";
  part("kind").className = "kind hit";
  tellWhere(made.row, made.raw[0]);
  part("change").replaceChildren(...wordsShown(text));
  const there = made.row.findings.filter((one) => made.touches(one) && one.group !== "decision");
  part("reason").textContent = [...new Set(there.map((one) => `${one.name}: ${one.reason}`))].join(" · ");
  write(made, made.refused("fix") && !made.refused("keep") ? "keep" : "fix");
}

function write(made, verb) {
  writing = made;
  part("panel").hidden = false;
  part("writing").hidden = !made;
  part("copied").textContent = "";
  if (!made) return;
  const possible = Object.keys(VERBS).filter((one) => !made.refused(one));
  part("verb").replaceChildren(...possible.map((value) => element("option", { value, textContent: VERBS[value] })));
  part("verb").value = possible.includes(verb) ? verb : possible[0] || "";
  part("new").value = made.words;
  part("why").value = "";
  rewrite();
}

function rewrite() {
  const verb = part("verb").value;
  part("fields").hidden = part("written").hidden = !verb;
  part("new-label").hidden = verb !== "fix";
  part("hint").textContent = verb ? "" : writing.refused("fix") + hintOf(writing);
  if (!verb) return;
  const entry = writing.entry(verb, part("new").value, part("why").value);
  const same = verb === "fix" && words(part("new").value) === writing.words;
  part("entry").textContent = entry || "";
  part("copy").disabled = !entry || same;
  part("copied").textContent = "";
  if (!entry) part("hint").textContent = "These words come again and again: select more of them.";
  else if (same) part("hint").textContent = "Write what comes for the words; nothing takes them out.";
}

// How words come back that structure left out: a line of the .toml says so.
function hintOf({ row, raw }) {
  const line = row.raw.slice(...raw).trim();
  if (row.part !== null || !line || UNFIT.test(line)) return "";
  return ` To have them, say under [structure] in the .toml: keep = [${quoted(words(line))}]`;
}

async function copyEntry() {
  const text = part("entry").textContent;
  if (part("copy").disabled || !text) return;
  try {
    await navigator.clipboard.writeText(`${text}`);
  } catch {
    document.getSelection().selectAllChildren(part("entry"));
    document.execCommand("copy");
  }
  part("copied").textContent = "copied";
}
