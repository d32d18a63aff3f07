/* What a reader chooses, kept in this browser alone. Nothing on a page needs it: controls come out of templates. */
const root = document.documentElement;
const SIZES = [87.5, 100, 112.5, 125, 150]; // per cent
const KEPT = "saved-1:"; // the worker's too: a cache for each saved page, named after its path
const LIST = "/saved/";

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const one = (selector, within = document) => within.querySelector(selector);

function attempt(act, otherwise) {
  try {
    return act() ?? otherwise;
  } catch {
    return otherwise;
  }
}

const canStore = () => attempt(() => localStorage);
const read = (name, otherwise) => attempt(() => JSON.parse(localStorage[name]), otherwise);
const write = (name, value) => attempt(() => (localStorage[name] = JSON.stringify(value)));

function choices() {
  const { size, theme } = read("choices", {});
  return { size: size in SIZES ? size : 1, theme: ["light", "dark"].includes(theme) ? theme : "" };
}

function stories() {
  const saved = read("saved", []);
  return Array.isArray(saved) ? saved.filter((story) => /^\/(?!\/)/.test(story?.path)) : [];
}

const isSaved = () => stories().some((story) => story.path === location.pathname);

function apply() {
  const { size, theme } = choices();
  root.style.fontSize = size === 1 ? "" : `${SIZES[size]}%`;
  root.style.colorScheme = theme;
  for (const meta of all("meta[data-scheme]")) {
    const own = meta.dataset.scheme;
    meta.media = theme ? (own === theme ? "all" : "not all") : `(prefers-color-scheme: ${own})`;
  }
}

function showChoices() {
  const { size, theme } = choices();
  apply();
  for (const input of all("input[name=theme]")) input.checked = input.value === theme;
  for (const button of all("[data-size-step]")) {
    button.setAttribute("aria-disabled", !(size + Number(button.dataset.sizeStep) in SIZES));
  }
  for (const output of all("output[name=size]")) {
    output.textContent = (SIZES[size] / 100).toLocaleString(output.lang, { style: "percent", maximumFractionDigits: 1 });
  }
}

function choose(change) {
  write("choices", { ...choices(), ...change });
  showChoices();
}

/* Saved stories. */

function addressesOf(page) {
  const elements = all("link[rel=stylesheet], link[rel=icon], script[src]", page);
  return elements.map(({ href, src }) => href || src);
}

async function picturesOf(page) {
  const images = all("article img", page);
  for (const image of images) image.loading = "eager";
  await Promise.allSettled(images.map((image) => image.decode()));
  return images.map((image) => image.currentSrc).filter(Boolean);
}

/* Keeps a page with all that it loads, and drops what its last version loaded. */
async function keep(path, files) {
  const cache = await caches.open(KEPT + path);
  await cache.add(path);
  await Promise.allSettled(files.map((file) => cache.add(file)));
  const wanted = new Set([path, ...files].map((address) => new URL(address, location).href));
  for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
}

async function keepList() {
  const answer = await fetch(LIST);
  await keep(LIST, addressesOf(new DOMParser().parseFromString(await answer.text(), "text/html")));
}

/* Whether the story can now be read without a network. */
async function keepStory() {
  try {
    await navigator.serviceWorker.register("/worker.js");
    await keep(location.pathname, [...addressesOf(document), ...(await picturesOf(document))]);
    await keepList();
    return true;
  } catch {
    return false;
  }
}

async function drop(path) {
  const left = stories().filter((story) => story.path !== path);
  write("saved", left);
  showSaved();
  if (!self.caches) return;
  await caches.delete(KEPT + path);
  if (left.length) return;
  await caches.delete(KEPT + LIST);
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
}

async function save(button) {
  const path = location.pathname;
  const said = one("output", button.parentElement);
  said.textContent = "";
  if (isSaved()) return drop(path);
  if (!write("saved", [{ ...button.dataset, path, at: Date.now() }, ...stories()])) return;
  showSaved();
  if (await keepStory()) said.textContent = said.dataset.kept;
}

function showSaved() {
  const saved = stories();
  for (const button of all("[data-save]")) {
    one("[data-on]", button).hidden = !isSaved();
    one("[data-off]", button).hidden = isSaved();
  }
  const list = one("[data-saved]");
  if (!list) return;
  one("[data-unscripted]").hidden = true;
  one("[data-none]").hidden = saved.length > 0;
  list.replaceChildren(...saved.map(row));
}

function row({ path, headline, lang, dir, at }) {
  const item = one("#saved-story").content.cloneNode(true);
  const date = new Date(at);
  const time = one("time", item);
  Object.assign(one("a", item), { href: path, textContent: headline, lang, dir });
  time.dateTime = date.toISOString();
  time.textContent = date.toLocaleDateString(root.lang, { dateStyle: "long" });
  const button = one("[data-drop]", item);
  button.dataset.drop = path;
  button.setAttribute("aria-label", `${button.textContent}: ${headline}`);
  return item;
}

/* Embeds: nothing is asked of anybody else before this. */

function openFrame(link) {
  const frame = document.createElement("iframe");
  frame.title = one(".framed-title", link).textContent;
  frame.sandbox = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation";
  frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  frame.src = link.dataset.frame;
  link.removeAttribute("data-frame"); // now it leads to the provider
  link.before(frame);
  frame.focus();
}

/* Pictures. */

function openPicture(link, viewer) {
  const links = all("a[data-picture]");
  let at = links.indexOf(link);
  const show = (step) => {
    at = (at + step + links.length) % links.length;
    const figure = links[at].closest("figure").cloneNode(true);
    one("a", figure).replaceWith(one("picture", figure));
    for (const source of all("source", figure)) source.sizes = "100vw";
    one("img", figure).loading = "eager";
    one("figure", viewer).replaceWith(figure);
    const place = one("[data-place]", viewer);
    place.textContent = place.dataset.place.replace("{n}", at + 1).replace("{m}", links.length);
  };
  viewer.onclick = ({ target }) => {
    const step = target.closest("[data-step]")?.dataset.step;
    if (target === viewer || target.closest("[data-close]")) viewer.close();
    else if (step) show(Number(step));
  };
  viewer.onkeydown = ({ key }) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (step) show(root.dir === "rtl" ? -step : step);
  };
  viewer.onclose = () => links[at].focus();
  for (const button of all("[data-step]", viewer)) button.hidden = links.length < 2;
  show(0);
  viewer.showModal();
}

/* Tells that a story was read, once it was in sight for some seconds: not by whom, no reload. */
function tellReading() {
  const address = one("[data-read]")?.dataset.read;
  const [visit] = performance.getEntriesByType("navigation");
  if (!address || visit?.type !== "navigate" || navigator.globalPrivacyControl || navigator.doNotTrack === "1") return;
  let left = 5; // seconds
  const clock = setInterval(() => {
    if (document.hidden || --left) return;
    clearInterval(clock);
    fetch(address, { method: "POST", credentials: "omit", keepalive: true }).catch(() => {});
  }, 1000);
}

function onClick(event) {
  const hit = event.target.closest("a, button");
  const data = hit?.dataset ?? {};
  const plain = !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  const viewer = one("dialog.viewer");
  const frame = plain && "frame" in data;
  const picture = plain && viewer && "picture" in data;
  if (frame || picture) event.preventDefault();
  if (frame) openFrame(hit);
  else if (picture) openPicture(hit, viewer);
  else if (data.sizeStep) step(Number(data.sizeStep));
  else if ("save" in data) save(hit);
  else if (data.drop) drop(data.drop);
}

function step(by) {
  const size = choices().size + by;
  if (size in SIZES) choose({ size });
}

function start() {
  const can = { save: canStore(), choose: canStore() && "popover" in root, view: "HTMLDialogElement" in self };
  for (const template of all("template[data-control]")) {
    if (can[template.dataset.control]) template.replaceWith(template.content);
  }
  addEventListener("click", onClick);
  addEventListener("change", ({ target }) => target.name === "theme" && choose({ theme: target.value }));
  const show = () => (showChoices(), showSaved());
  addEventListener("storage", show);
  show();
  if (isSaved()) keepStory();
  tellReading();
}

apply(); // before the first paint
if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
else start();
