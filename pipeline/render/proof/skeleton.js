// Words are found by their letters and digits, as chapbook finds them: see pipeline/corrections.

const KINDS = new Map([
  ...[..."“”„‟«»〝〞″"].map((mark) => [mark, '"']),
  ...[..."‘’‚‛‹›′´`"].map((mark) => [mark, "'"]),
  ...[..."‐‑‒–—―−"].map((mark) => [mark, "-"]),
]);
const CUT = /([\p{L}\p{N}_])[-\u2010\u00ad][ \t]*[\r\n]\s*/gu;
const UNSEEN = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]$/u;

// The letters of one character, without case and accents.
function lettersOf(character) {
  const folded = character.normalize("NFKD").toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ").normalize("NFKD");
  return folded.replace(/[^\p{L}\p{N}]/gu, "");
}

function letters(text) {
  return new Haystack(text).letters;
}

// A text as it is read, with one kind of quotation mark, dash and apostrophe, and no hyphen within words.
function alike(text) {
  const read = text.normalize("NFKC").replaceAll("--", "-").replaceAll("\u00ad", "").replace(/\s+/g, " ");
  const kinds = [...read].map((mark) => KINDS.get(mark) || mark).join("");
  return kinds.replace(/(?<=[\p{L}\p{N}_])-(?=[\p{L}\p{N}_])/gu, "").trim();
}

// Words as they are written down: one space each, a word cut at a line end is one.
function words(text) {
  return text.replace(CUT, "$1").replace(/\s+/g, " ").trim();
}

class Haystack {
  constructor(text) {
    this.text = text;
    this.at = [];
    const found = [];
    for (let at = 0; at < text.length; ) {
      const code = text.charCodeAt(at);
      if (code < 128) {
        if ((code > 47 && code < 58) || (code > 64 && code < 91) || (code > 96 && code < 123)) {
          found.push(text[at].toLowerCase());
          this.at.push(at);
        }
        at += 1;
        continue;
      }
      const character = String.fromCodePoint(text.codePointAt(at));
      for (const letter of lettersOf(character)) {
        found.push(letter);
        for (let unit = 0; unit < letter.length; unit += 1) this.at.push(at);
      }
      at += character.length;
    }
    this.letters = found.join("");
  }

  // The first letter at or behind an offset of the text.
  index(offset) {
    return lastAt(this.at, offset - 1, (at) => at) + 1;
  }

  // Whether one word ends before a letter and another begins with it.
  parted(index) {
    if (index <= 0 || index >= this.at.length) return true;
    const between = this.text.slice(this.at[index - 1] + 1, this.at[index]);
    const cut = /^\s*[-\u2010\u00ad]\s*[\r\n]\s*$/.test(between);
    return !cut && [...between].some((one) => /\s/.test(one) || !UNSEEN.test(one));
  }

  // Where words stand: the index of their first letter, wherever the letters of both sides stand around them.
  places(find, before = "", after = "") {
    const [own, ahead, behind] = [find, before, after].map(letters);
    const whole = ahead + own + behind;
    const found = [];
    for (let at = whole ? this.letters.indexOf(whole) : -1; at >= 0; at = this.letters.indexOf(whole, at + 1)) {
      if (this.parted(at) && this.parted(at + whole.length)) found.push(at + ahead.length);
    }
    if (ahead || behind) return found;
    const same = found.filter((at) => alike(this.around(at, own.length, find)) === alike(find));
    return same.length || own.length < 8 ? same : found;
  }

  // The letters from an index on, with as many marks around them as some words have.
  around(index, size, find) {
    const lead = find.match(/^[^\p{L}\p{N}]*/u)[0].replace(/\s+/g, "").length;
    const trail = find.match(/[^\p{L}\p{N}]*$/u)[0].replace(/\s+/g, "").length;
    let start = this.at[index];
    let end = this.at[index + size - 1] + 1;
    for (let left = lead; left > 0 && start > 0; start -= 1) left -= /\s/.test(this.text[start - 1]) ? 0 : 1;
    for (let left = trail; left > 0 && end < this.text.length; end += 1) left -= /\s/.test(this.text[end]) ? 0 : 1;
    return this.text.slice(start, end);
  }
}
