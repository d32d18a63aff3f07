/* The photo picker: a dialog in which a photo is found or uploaded. `pickPhoto` opens it; the library uploads as it does. */

const settings = () => JSON.parse(document.getElementById("photo-picker").textContent);

/** An element with properties and children; `null` children are left out. */
function element(name, properties = {}, ...children) {
  const node = document.createElement(name);
  const { dataset = {}, ...rest } = properties;
  for (const [key, value] of Object.entries(rest)) {
    if (key in node && key !== "role" && key !== "list") node[key] = value;
    else node.setAttribute(key, value);
  }
  Object.assign(node.dataset, dataset);
  node.append(...children.filter((child) => child !== null));
  return node;
}

async function askForPhotos(parameters) {
  const { photos, words } = settings();
  const response = await fetch(`${photos}?${new URLSearchParams(parameters)}`).catch(() => null);
  if (!response) throw new Error(words.unreachable);
  if (response.redirected) throw new Error(words.logged_out);
  if (!response.ok) throw new Error(words.unreachable);
  return response.json();
}

/** Send one file; resolves to {photo, created} or {error}. `onProgress` is told the share that has been sent. */
function send(file, onProgress) {
  const { upload, words } = settings();
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", upload);
    request.setRequestHeader("X-CSRFToken", document.querySelector("[name=csrfmiddlewaretoken]").value);
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => onProgress(event.loaded / event.total));
    request.addEventListener("load", () => {
      const loggedOut = request.responseURL && !request.responseURL.endsWith(upload);
      resolve(request.response ?? { error: loggedOut ? words.logged_out : words.failed });
    });
    request.addEventListener("error", () => resolve({ error: words.failed }));
    const data = new FormData();
    data.append("file", file);
    request.send(data);
  });
}

/** Keep what is written of an uploaded photo, in the library and in `photo`; resolves to what stood in the way. */
async function describe(photo, form) {
  const { words } = settings();
  const headers = { "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value };
  try {
    const response = await fetch(photo.describe, { method: "POST", headers, body: new FormData(form) });
    const answer = await response.json();
    if (answer.photo) Object.assign(photo, answer.photo);
    return answer.error;
  } catch {
    return words.not_kept;
  }
}

/** Send one file without a word on the way; resolves as `send` does. */
export const uploadFile = (file) => send(file, () => {});

/**
 * Upload files one after the other. Each has a line in `list`, with its progress, and then what became of it.
 * `onPhoto(photo, line)` is told each photo, whether it is new or was in the library already.
 */
export async function uploadFiles(files, list, onPhoto) {
  const { words } = settings();
  const waiting = [...files].map((file) => {
    const progress = element("progress", { max: 1, value: 0, "aria-label": file.name });
    const outcome = element("span", { className: "upload-outcome" }, progress);
    const line = element("li", {}, element("span", { className: "upload-name", textContent: file.name }), outcome);
    list.append(line);
    return { file, progress, outcome, line };
  });
  for (const { file, progress, outcome, line } of waiting) {
    const answer = await send(file, (share) => { progress.value = share; });
    const refused = answer.error !== undefined;
    line.classList.add(refused ? "refused" : "taken");
    outcome.textContent = refused ? answer.error : answer.created ? words.added : words.known;
    if (!refused) onPhoto(answer.photo, line);
  }
}

/** Hand on files that are dropped onto `target`. */
export function acceptDrops(target, onFiles) {
  const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
  target.addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    target.classList.add("dropping");
  });
  for (const type of ["dragleave", "drop"]) target.addEventListener(type, () => target.classList.remove("dropping"));
  target.addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    onFiles(event.dataTransfer.files);
  });
}

class Picker {
  constructor({ suggest }) {
    this.words = settings().words;
    this.suggest = suggest;
    this.photos = new Map();
    this.chosen = null;
    this.next = "";
    this.asked = 0;
    this.kept = null; // a promise of what stood in the way, once something is written of a fresh photo
    this.dialog = this.build();
  }

  open() {
    const opener = document.activeElement;
    document.body.append(this.dialog);
    this.dialog.showModal();
    this.search.focus();
    this.load();
    return new Promise((resolve) => {
      this.dialog.addEventListener("close", () => {
        this.dialog.remove();
        opener?.focus?.();
        resolve(this.dialog.returnValue === "use" ? this.chosen : null);
      }, { once: true });
    });
  }

  build() {
    const { words } = this;
    this.search = element("input", { type: "search", id: "picker-search" });
    this.files = element("input", { type: "file", multiple: true, accept: "image/*,.heic,.heif,.tif,.tiff,.avif", id: "picker-files" });
    this.uploads = element("ul", { className: "upload-list", "aria-live": "polite" });
    this.note = element("p", { className: "picker-note", role: "status" });
    this.grid = element("div", { className: "picker-grid", role: "listbox", "aria-label": words.photos, tabIndex: -1, hidden: true });
    this.more = element("button", { type: "button", className: "button plain picker-more", textContent: words.more, hidden: true });
    this.details = element("div", { className: "picker-details", "aria-live": "polite" });
    this.use = element("button", { type: "button", className: "button default", textContent: words.use, disabled: true });
    const close = element("button", { type: "button", className: "button plain picker-cancel", textContent: words.close });
    const dialog = element(
      "dialog", { className: "picker", "aria-labelledby": "picker-title" },
      element("header", { className: "picker-head" },
        element("h2", { id: "picker-title", textContent: words.title }),
        element("div", { className: "picker-field" }, element("label", { htmlFor: "picker-search", textContent: words.search }), this.search),
        element("div", { className: "picker-field" },
          element("label", { htmlFor: "picker-files" }, `${words.upload} `, element("small", { textContent: words.drop })), this.files)),
      element("div", { className: "picker-photos" }, this.uploads, this.note, this.grid, this.more),
      this.details,
      element("footer", { className: "picker-foot" }, this.use, close),
    );
    this.listen(dialog, close);
    this.show(null);
    return dialog;
  }

  listen(dialog, close) {
    let typing;
    this.search.addEventListener("input", () => {
      clearTimeout(typing);
      typing = setTimeout(() => this.load(), 250);
    });
    this.search.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown") { event.preventDefault(); this.grid.firstElementChild?.focus(); }
      if (event.key === "Enter") event.preventDefault(); // the form around the opener is not meant
    });
    this.files.addEventListener("change", () => { this.upload([...this.files.files]); this.files.value = ""; });
    acceptDrops(dialog, (files) => this.upload(files));
    this.grid.addEventListener("focusin", (event) => this.choose(event.target.closest("[role=option]")));
    this.grid.addEventListener("keydown", (event) => this.move(event));
    this.grid.addEventListener("dblclick", () => this.finish());
    this.more.addEventListener("click", () => this.load({ further: true }));
    this.use.addEventListener("click", () => this.finish());
    close.addEventListener("click", () => dialog.close(""));
  }

  /** Ask for photos; an answer that comes after a later question is dropped. */
  async load({ further = false } = {}) {
    const question = ++this.asked;
    const before = further ? this.next : "";
    this.note.textContent = "";
    try {
      const answer = await askForPhotos({ q: this.search.value.trim(), suggest: this.suggest, before });
      if (question !== this.asked) return;
      if (!further) { this.grid.replaceChildren(); this.photos.clear(); }
      this.next = answer.next;
      const fresh = answer.photos.filter((photo) => !this.photos.has(String(photo.id)));
      const options = fresh.map((photo) => this.option(photo));
      this.grid.append(...options);
      if (further) options[0]?.focus();
      else if (options[0]) options[0].tabIndex = 0;
    } catch (error) {
      if (question === this.asked) this.note.textContent = error.message;
      return;
    }
    this.more.hidden = !this.next;
    this.grid.hidden = !this.photos.size;
    if (!this.photos.size) this.note.textContent = this.words.none;
  }

  option(photo) {
    this.photos.set(String(photo.id), photo);
    const name = photo.caption || photo.alt || this.words.no_caption;
    return element(
      "div", { role: "option", tabIndex: -1, "aria-selected": "false", dataset: { id: photo.id } },
      element("img", { src: photo.url, alt: "", loading: "lazy" }),
      photo.suggested ? element("b", { className: "picker-suggested", textContent: this.words.suggested }) : null,
      photo.hindrance ? element("b", { className: "hindrance", textContent: photo.hindrance }) : null,
      element("span", { textContent: name, dir: "auto" }),
    );
  }

  choose(option) {
    if (!option) return;
    for (const other of this.grid.children) {
      other.tabIndex = other === option ? 0 : -1;
      other.setAttribute("aria-selected", String(other === option));
    }
    this.show(this.photos.get(option.dataset.id));
  }

  move(event) {
    const options = [...this.grid.children];
    const at = options.indexOf(event.target);
    if (event.key === "Enter") { event.preventDefault(); this.finish(); return; }
    const columns = options.filter((option) => option.offsetTop === options[0].offsetTop).length;
    const forward = getComputedStyle(this.grid).direction === "rtl" ? -1 : 1;
    const step = { ArrowRight: forward, ArrowLeft: -forward, ArrowDown: columns, ArrowUp: -columns }[event.key];
    const target = { Home: options[0], End: options.at(-1) }[event.key] ?? (step && options[at + step]);
    if (step || target) event.preventDefault();
    target?.focus();
  }

  show(photo) {
    const { words } = this;
    this.chosen = photo;
    this.kept = null;
    this.use.disabled = !photo;
    if (!photo) { this.details.replaceChildren(element("p", { className: "quiet", textContent: words.choose })); return; }
    const said = photo.describe ? this.fields(photo) : this.facts(photo);
    this.details.replaceChildren(
      element("img", { src: photo.url, alt: photo.alt || photo.caption }),
      photo.hindrance ? element("p", { className: "hindrance", textContent: photo.hindrance }) : "",
      said,
    );
  }

  facts(photo) {
    const { words } = this;
    const row = (label, value, lacking) => [
      element("dt", { textContent: label }),
      element("dd", { textContent: value || lacking, className: value ? "" : "missing", dir: "auto" }),
    ];
    return element("dl", {},
      ...row(words.caption, photo.caption, words.no_caption),
      ...row(words.credit, photo.credit, words.no_credit),
      ...row(words.alt, photo.alt, words.no_alt),
      ...row(words.size, `${photo.width} × ${photo.height}`, ""));
  }

  /** What a photo that was just uploaded says of itself, to be completed; kept as soon as a field is left. */
  fields(photo) {
    const { words } = this;
    const told = element("p", { className: "help", role: "status", textContent: words.describe });
    const form = element("form", { className: "picker-fields" });
    const field = (name, label, value, rows, placeholder = "") => {
      const id = `picker-${name}`;
      const input = element("textarea", { id, name, rows, value, placeholder, dir: "auto" });
      form.append(element("label", { htmlFor: id, textContent: label }), input);
    };
    field("caption", words.caption, photo.caption, 3);
    field("alt_text", words.alt, photo.alt, 2);
    field("credit", words.credit, photo.own_credit, 1, photo.credit);
    form.append(told);
    form.addEventListener("change", () => {
      this.kept = describe(photo, form).then((error) => {
        told.textContent = error ?? words.describe;
        return error;
      });
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    return form;
  }

  /** Uploaded photos come first in the grid, and the last of them is chosen. */
  upload(files) {
    return uploadFiles(files, this.uploads, (photo) => {
      this.grid.querySelector(`[data-id="${photo.id}"]`)?.remove();
      const option = this.option(photo);
      this.grid.prepend(option);
      this.grid.hidden = false;
      this.note.textContent = "";
      this.choose(option);
    });
  }

  async finish() {
    if (await this.kept) return;
    if (this.chosen) this.dialog.close("use");
  }
}

/** Let the desk choose a photo. `suggest` is a caption: photos like it come first. Resolves to null where none is chosen. */
export function pickPhoto({ suggest = "" } = {}) {
  return new Picker({ suggest }).open();
}
