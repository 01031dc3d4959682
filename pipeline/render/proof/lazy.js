// A long list of which only what is near the window is drawn; the rest is room of about its height.

class Lazy {
  constructor(scroller, holder, size) {
    Object.assign(this, { scroller, holder, size, chunks: [] });
    const near = { root: scroller, rootMargin: "900px 0px" };
    this.watcher = new IntersectionObserver((seen) => seen.forEach((one) => this.seen(one)), near);
  }

  // Show `count` items: `estimate` gives the height of one in px, `draw` its element.
  show(count, estimate, draw) {
    this.watcher.disconnect();
    Object.assign(this, { count, draw });
    this.chunks = [];
    for (let first = 0; first < count; first += this.size) {
      const chunk = element("div", { className: "chunk" });
      const last = Math.min(first + this.size, count);
      let height = 0;
      for (let at = first; at < last; at += 1) height += estimate(at);
      Object.assign(chunk, { first, last, height });
      chunk.style.height = `${height}px`;
      this.chunks.push(chunk);
    }
    this.holder.replaceChildren(...this.chunks);
    for (const chunk of this.chunks) this.watcher.observe(chunk);
  }

  seen({ target, isIntersecting, boundingClientRect }) {
    if (isIntersecting) this.fill(target);
    else if (target.filled && !this.held(target)) this.empty(target, boundingClientRect.height);
  }

  // Whether somebody selects or has the focus in a chunk: it stays.
  held(chunk) {
    const selection = document.getSelection();
    return chunk.contains(document.activeElement) || (!selection.isCollapsed && selection.containsNode(chunk, true));
  }

  fill(chunk) {
    if (!chunk || chunk.filled) return;
    const items = [];
    for (let at = chunk.first; at < chunk.last; at += 1) items.push(this.draw(at));
    chunk.replaceChildren(...items);
    chunk.style.height = "";
    chunk.filled = true;
  }

  empty(chunk, height) {
    chunk.style.height = `${height}px`;
    chunk.replaceChildren();
    chunk.filled = false;
  }

  // Draw again what is drawn.
  redraw() {
    for (const chunk of this.chunks.filter((one) => one.filled)) {
      chunk.filled = false;
      this.fill(chunk);
    }
  }

  // The element of an item, drawn with what is around it.
  item(at) {
    const index = Math.floor(at / this.size);
    const chunk = this.chunks[index];
    for (const near of [chunk, this.chunks[index - 1], this.chunks[index + 1]]) this.fill(near);
    return chunk?.children[at - chunk.first];
  }

  // Draw one item again, where it is drawn.
  again(at) {
    const chunk = this.chunks[Math.floor(at / this.size)];
    if (chunk?.filled) chunk.children[at - chunk.first].replaceWith(this.draw(at));
  }
}
