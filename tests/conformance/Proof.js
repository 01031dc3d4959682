// Opens a proof page in Chromium, does what people do there, and prints as JSON what was seen.
// Usage: node Proof.js PUPPETEER AXE PAGE SCENE [ARGUMENT]
const [puppeteer, axe, file, scene, argument] = process.argv.slice(2);
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

const text = (page, id) => page.$eval(`#${id}`, (node) => node.textContent);
const items = (page) => page.$$eval("#places .place", (all) => all.map((item) => [...item.children].map((span) => span.textContent)));
const marks = (page, name) => page.$$eval(`#rows .${name}`, (all) => all.map((mark) => [mark.closest(".raw") ? "raw" : "book", mark.textContent]));

// Select words in the book or the raw text as with a mouse, and type what comes for them.
const select = async (page, name, words) => {
  await page.evaluate((name, words) => {
    const cell = [...document.querySelectorAll(`#rows .${name}`)].find((one) => one.textContent.includes(words));
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let at = 0;
    const start = cell.textContent.indexOf(words);
    while (walker.nextNode()) {
      const { data } = walker.currentNode;
      if (start >= at && start < at + data.length) range.setStart(walker.currentNode, start - at);
      const end = start + words.length;
      if (end > at && end <= at + data.length) range.setEnd(walker.currentNode, end - at);
      at += data.length;
    }
    document.getSelection().removeAllRanges();
    document.getSelection().addRange(range);
    cell.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
  }, name, words);
  await pause(50);
};

// Seconds in which the page was at work.
const busy = async (page) => (await page.metrics()).TaskDuration;

const scenes = {
  async walk(page) {
    const seen = [];
    for (const key of ["j", "n", "k"]) {
      await page.keyboard.press(key);
      await pause(150);
      const inside = await page.$eval("#rows .now", (mark) => {
        const box = mark.getBoundingClientRect();
        return box.top >= 0 && box.bottom <= window.innerHeight;
      });
      seen.push([await text(page, "count"), await text(page, "kind"), inside, await marks(page, "now")]);
    }
    return { seen, first: await items(page) };
  },
  async filter(page) {
    const options = await page.$$eval("#filter option", (all) => all.map((one) => [one.value, one.textContent]));
    const found = {};
    for (const [value, label] of options) {
      await page.select("#filter", value);
      await pause(100);
      found[label] = [await text(page, "count"), [...new Set((await items(page)).map(([kind]) => kind))]];
    }
    return found;
  },
  async pages(page) {
    await page.evaluate(() => { window.location.hash = "pages"; });
    await pause(200);
    const count = await text(page, "count");
    const places = [];
    for (let at = 0; at < Number(count); at += 1) {
      await page.keyboard.press("j");
      await pause(150);
      const link = await page.$eval("#where a", (one) => one.getAttribute("href"));
      places.push({ link, writing: await page.$eval("#writing", (one) => !one.hidden), marks: await marks(page, "now") });
    }
    return { count, places };
  },
  async search(page) {
    await page.keyboard.press("/");
    await page.keyboard.type(argument);
    await page.keyboard.press("Enter");
    await pause(200);
    return { count: await text(page, "count"), items: await items(page), marks: await marks(page, "hit"), now: await marks(page, "now") };
  },
  // The argument: of each entry a side, words on it, the verb, and what comes for them; copied, and pasted again.
  async copy(page) {
    const made = [];
    for (const [name, words, verb, comes] of JSON.parse(argument)) {
      await select(page, name, words);
      const verbs = await page.$$eval("#verb option", (all) => all.map((one) => one.value));
      await page.select("#verb", verb);
      if (verb === "fix") {
        await page.keyboard.press("e");
        await page.$eval("#new", (field) => field.select());
        await page.keyboard.type(comes);
        if (!comes) await page.keyboard.press("Delete");
      }
      await page.click("#copy");
      await pause(100);
      const [copied, entry, hint] = [await text(page, "copied"), await text(page, "entry"), await text(page, "hint")];
      await page.$eval("#why", (field) => { field.value = ""; field.focus(); });
      await page.keyboard.down("Control");
      await page.keyboard.press("v");
      await page.keyboard.up("Control");
      const pasted = await page.$eval("#why", (field) => { const { value } = field; field.value = ""; return value; });
      made.push({ verbs, copied, pasted, entry, hint });
      await page.keyboard.press("Escape");
    }
    return made;
  },
  // Entries about words all over the book.
  async entries(page) {
    return page.evaluate((comes) => {
      const made = [];
      for (const row of rows.filter((one) => one.part !== null)) {
        for (const match of row.book.matchAll(/[\p{L}\p{N}]+/gu)) {
          const writing = Writing.ofBook(row, match.index, match.index + match[0].length);
          if (writing.refused("fix")) continue;
          const at = writing.place.start;
          made.push({ entry: writing.entry("fix", comes, ""), find: writing.words, line: lineOf(row, writing.raw[0]), at });
        }
      }
      return made;
    }, argument);
  },
  async seen(page) {
    const glyphs = await page.$$eval("#rows .glyph", (all) => all.map((one) => [one.textContent, one.getAttribute("aria-label")]));
    const links = await page.$$eval("#rows .folio a", (all) => all.map((one) => [one.textContent, one.getAttribute("href")]));
    await page.keyboard.press("s");
    return { glyphs, links, text: await page.$$eval("#rows .row", (all) => all.map((one) => one.innerText)) };
  },
  async large(page) {
    const opened = await busy(page);
    const count = () => page.$$eval("*", (all) => all.length);
    const first = await count();
    let most = first;
    const box = await page.$("#text");
    const height = await box.evaluate((node) => node.scrollHeight);
    // Through so many places of the text, so many px apart.
    const through = async (places, apart) => {
      const began = await busy(page);
      for (let at = 0; at < places; at += 1) {
        await box.evaluate((node, top) => { node.scrollTop = top; }, apart * at);
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        most = Math.max(most, await count());
      }
      return (await busy(page)) - began;
    };
    const scrolled = await through(40, 600);
    const leapt = await through(30, height / 30);
    const drawn = await box.evaluate((node) => {
      const inner = node.getBoundingClientRect();
      return !!document.elementFromPoint(inner.left + inner.width / 2, inner.top + inner.height / 2).closest(".row");
    });
    await page.keyboard.press("k");
    await pause(300);
    const last = await marks(page, "now");
    return { first, most, rows: await page.evaluate(() => rows.length), scrolled, leapt, drawn, last, opened };
  },
  async axe(page) {
    const found = [];
    const run = async (name) => {
      const { violations } = await page.evaluate(() => axe.run());
      for (const one of violations) found.push(`${name}: ${one.impact} ${one.id}: ${one.nodes[0].html} ${one.nodes[0].failureSummary}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (wide > 0) found.push(`${name}: ${wide} px wider than the screen`);
    };
    await page.evaluate(require("fs").readFileSync(axe, "utf8"));
    for (const scheme of ["light", "dark"]) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      for (const width of [1300, 360]) {
        await page.setViewport({ width, height: 800 });
        await run(`${scheme} ${width}`);
        await page.keyboard.press("j");
        await pause(300);
        await run(`${scheme} ${width} panel`);
        await page.keyboard.press("Escape");
      }
    }
    await page.keyboard.press("?");
    await pause(100);
    await run("keys");
    return found;
  },
};

(async () => {
  const browser = await require(puppeteer).launch({ args: ["--no-sandbox"] });
  const page = await browser.newPage();
  await page.setViewport({ width: 1300, height: 900 });
  const trouble = [];
  const asked = [];
  page.on("pageerror", (error) => trouble.push(error.message));
  page.on("console", (message) => trouble.push(message.text()));
  page.on("request", (request) => asked.push(request.url()));
  await page.evaluateOnNewDocument(() => {
    document.addEventListener("securitypolicyviolation", (event) => console.log(`refused: ${event.violatedDirective}`));
  });
  await page.goto(`file://${file}`);
  await page.waitForSelector("html[data-ready]", { timeout: 20_000 });
  await pause(200);
  const seen = await scenes[scene](page);
  await browser.close();
  console.log(JSON.stringify({ seen, trouble, asked }));
})();
