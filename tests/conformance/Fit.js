// Opens documents of an ebook on a narrow screen, at several sizes of type and light on dark, and prints as JSON what
// does not fit its width and what has a colour that is not the reader's. Usage: node Fit.js PUPPETEER WIDTH SIZES DOCUMENT...
const [puppeteer, width, sizes, ...documents] = process.argv.slice(2);

// In the page: text that reaches beyond the window.
const beyond = () => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const box = range.getBoundingClientRect();
    if (box.width && (box.right > window.innerWidth + 1 || box.left < -1)) {
      found.push(`${walker.currentNode.parentNode.localName}: ${walker.currentNode.data.trim().slice(0, 60)}`);
    }
  }
  return found;
};

// In the page: colours that the book sets by itself, where the reader's should be.
const coloured = (ink) =>
  [...document.querySelectorAll("body *")]
    .filter((node) => getComputedStyle(node).color !== ink && node.textContent.trim())
    .map((node) => `${node.localName}: ${getComputedStyle(node).color}`);

(async () => {
  const browser = await require(puppeteer).launch({ args: ["--no-sandbox"] });
  const page = await browser.newPage();
  await page.setViewport({ width: Number(width), height: 800 });
  const found = [];
  for (const document of documents) {
    for (const size of sizes.split(",")) {
      await page.goto(`file://${document}`);
      const reader = `html { font-size: ${size}px; color: rgb(221, 221, 221); background: #111 } body { margin: 16px }`;
      await page.addStyleTag({ content: reader });
      for (const what of await page.evaluate(beyond)) found.push(`${document} at ${size}px: beyond the screen: ${what}`);
      for (const what of await page.evaluate(coloured, "rgb(221, 221, 221)")) found.push(`${document}: colour: ${what}`);
    }
  }
  await browser.close();
  console.log(JSON.stringify(found));
})();
