/* What a reader chooses, kept in this browser alone. Nothing on a page needs it: controls come out of their templates here. */
const root = document.documentElement;
const SIZES = [87.5, 100, 112.5, 125, 150]; // per cent
const KEPT = "saved-1:"; // the worker's too: a cache for each saved page, named after its path
const LIST = "/saved/";

function read(name, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(name)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

function write(name, value) {
  try {
    localStorage.setItem(name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

function choices() {
  const { size, theme } = read("choices", {});
  return { size: size in SIZES ? size : 1, theme: ["light", "dark"].includes(theme) ? theme : "" };
}

function stories() {
  const saved = read("saved", []);
  return Array.isArray(saved) ? saved.filter((story) => /^\/(?!\/)/.test(story?.path)) : [];
}

function apply() {
  const { size, theme } = choices();
  root.style.fontSize = size === 1 ? "" : `${SIZES[size]}%`;
  root.style.colorScheme = theme;
  for (const meta of document.querySelectorAll("meta[data-scheme]")) {
    const own = meta.dataset.scheme;
    meta.media = theme ? (own === theme ? "all" : "not all") : `(prefers-color-scheme: ${own})`;
  }
}

function showChoices() {
  const { size, theme } = choices();
  apply();
  for (const input of document.querySelectorAll("input[name=theme]")) input.checked = input.value === theme;
  for (const button of document.querySelectorAll("[data-size-step]")) {
    button.setAttribute("aria-disabled", !(size + Number(button.dataset.sizeStep) in SIZES));
  }
  for (const output of document.querySelectorAll("output[name=size]")) {
    output.textContent = (SIZES[size] / 100).toLocaleString(output.lang, { style: "percent", maximumFractionDigits: 1 });
  }
}

function choose(change) {
  write("choices", { ...choices(), ...change });
  showChoices();
}

/* Saved stories. */

function addressesOf(page) {
  const elements = page.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]");
  return [...elements].map((element) => element.href || element.src);
}

async function picturesOf(page) {
  const images = [...page.querySelectorAll("article img")];
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
  const { headline, lang, dir } = button.dataset;
  const path = location.pathname;
  const said = button.parentElement.querySelector("output");
  said.textContent = "";
  if (stories().some((story) => story.path === path)) return drop(path);
  if (!write("saved", [{ path, headline, lang, dir, at: Date.now() }, ...stories()])) return;
  showSaved();
  if (await keepStory()) said.textContent = said.dataset.kept;
}

function showSaved() {
  const saved = stories();
  for (const button of document.querySelectorAll("[data-save]")) {
    const on = saved.some((story) => story.path === location.pathname);
    button.querySelector("[data-on]").hidden = !on;
    button.querySelector("[data-off]").hidden = on;
  }
  const list = document.querySelector("[data-saved]");
  if (!list) return;
  document.querySelector("[data-unscripted]").hidden = true;
  document.querySelector("[data-none]").hidden = saved.length > 0;
  list.replaceChildren(...saved.map((story) => row(story, document.querySelector("#saved-story"))));
}

function row({ path, headline, lang, dir, at }, template) {
  const item = template.content.cloneNode(true);
  const link = item.querySelector("a");
  const time = item.querySelector("time");
  Object.assign(link, { href: path, textContent: headline, lang, dir });
  time.dateTime = new Date(at).toISOString();
  time.textContent = new Date(at).toLocaleDateString(root.lang, { dateStyle: "long" });
  const button = item.querySelector("[data-drop]");
  button.dataset.drop = path;
  button.setAttribute("aria-label", `${button.textContent}: ${headline}`);
  return item;
}

/* Embeds: nothing is asked of anybody else before this. */

function openFrame(link) {
  const frame = document.createElement("iframe");
  frame.title = link.querySelector(".framed-title").textContent;
  frame.sandbox = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation";
  frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  frame.src = link.dataset.frame;
  link.removeAttribute("data-frame"); // from now on it leads to the provider
  link.before(frame);
  frame.focus();
}

/* Pictures. */

function openPicture(link, viewer) {
  const links = [...document.querySelectorAll("a[data-picture]")];
  let at = links.indexOf(link);
  const show = (step) => {
    at = (at + step + links.length) % links.length;
    const figure = links[at].closest("figure").cloneNode(true);
    figure.querySelector("a").replaceWith(figure.querySelector("picture"));
    for (const source of figure.querySelectorAll("source")) source.sizes = "100vw";
    figure.querySelector("img").loading = "eager";
    viewer.querySelector("figure").replaceWith(figure);
    const place = viewer.querySelector("[data-place]");
    place.textContent = place.dataset.place.replace("{n}", at + 1).replace("{m}", links.length);
  };
  viewer.onclick = ({ target }) => {
    if (target === viewer || target.closest("[data-close]")) viewer.close();
    else if (target.closest("[data-step]")) show(Number(target.closest("[data-step]").dataset.step));
  };
  viewer.onkeydown = ({ key }) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (step) show(root.dir === "rtl" ? -step : step);
  };
  viewer.onclose = () => links[at].focus();
  for (const button of viewer.querySelectorAll("[data-step]")) button.hidden = links.length < 2;
  show(0);
  viewer.showModal();
}

function onClick(event) {
  const find = (selector) => event.target.closest(selector);
  const plain = !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  const viewer = document.querySelector("dialog.viewer");
  const frame = plain && find("a[data-frame]");
  const picture = plain && viewer && find("a[data-picture]");
  if (frame || picture) event.preventDefault();
  if (frame) openFrame(frame);
  else if (picture) openPicture(picture, viewer);
  else if (find("[data-size-step]")) step(Number(find("[data-size-step]").dataset.sizeStep));
  else if (find("[data-save]")) save(find("[data-save]"));
  else if (find("[data-drop]")) drop(find("[data-drop]").dataset.drop);
}

function step(by) {
  const size = choices().size + by;
  if (size in SIZES) choose({ size });
}

function canStore() {
  try {
    return Boolean(localStorage);
  } catch {
    return false;
  }
}

function start() {
  const can = { save: canStore(), choose: canStore() && "popover" in root, view: "HTMLDialogElement" in self };
  for (const template of document.querySelectorAll("template[data-control]")) {
    if (can[template.dataset.control]) template.replaceWith(template.content);
  }
  document.addEventListener("click", onClick);
  document.addEventListener("change", ({ target }) => target.name === "theme" && choose({ theme: target.value }));
  window.addEventListener("storage", () => (showChoices(), showSaved()));
  showChoices();
  showSaved();
  if (stories().some((story) => story.path === location.pathname)) keepStory();
}

apply(); // before the first paint
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
