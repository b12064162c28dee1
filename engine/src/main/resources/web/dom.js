// Small building blocks. Text from outside reaches the page as text nodes only, never as markup.

const SVG = 'http://www.w3.org/2000/svg';

/** An element with attributes and children (elements or text). */
export function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** One of the symbols of index.html. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#icon-${name}`);
  svg.append(use);
  return svg;
}

/** Shows an icon and words in a node, touching the page only when they change. */
export function sign(node, kind, symbol, words) {
  const seen = `${kind}|${words}`;
  if (node.dataset.seen === seen) return;
  node.dataset.seen = seen;
  node.dataset.kind = kind;
  node.replaceChildren(icon(symbol), words);
}

/** Sets a node's text, touching the page only when it changes. */
export function text(node, value) {
  const words = String(value);
  if (node.textContent !== words) node.textContent = words;
}

/** Sets a CSS custom property, touching the page only when it changes. */
export function share(node, name, fraction) {
  const value = fraction.toFixed(4);
  if (node.style.getPropertyValue(name) !== value) node.style.setProperty(name, value);
}

/** Shows an attribute-less state on a node, such as data-state. */
export function mark(node, name, value) {
  if (node.dataset[name] !== value) node.dataset[name] = value;
}

/**
 * Keeps one child per item, in the items' order: children are created once, updated in place and
 * removed with their item, so that nothing flickers, and focus and selection stay.
 */
export function keyed(parent, items, keyOf, create, update) {
  const present = (parent.byKey ??= new Map());
  const wanted = new Set();
  let at = parent.firstElementChild;
  for (const item of items) {
    const key = keyOf(item);
    if (wanted.has(key)) continue;
    wanted.add(key);
    let view = present.get(key);
    if (!view) present.set(key, (view = create(item)));
    update(view, item);
    if (view.root === at) at = at.nextElementSibling;
    else parent.insertBefore(view.root, at);
  }
  for (const [key, view] of present) {
    if (wanted.has(key)) continue;
    view.gone?.();
    view.root.remove();
    present.delete(key);
  }
}
