import { Node } from "django-prose-editor/editor"
import { insertBlock } from "articles/admin/editor/blocks"
import { takeIn } from "articles/admin/editor/drops"
import { choose, photo } from "articles/admin/editor/photos"
import { Inherited } from "articles/admin/editor/inherited"
import { button, element, grow, INTERFACE, words } from "articles/admin/editor/words"

const SIZES = ["column", "wide", "full"]
let views = 0

/** One use of a photo: `photo` is its id, or null for a caption that waits for its picture. */
export const Photo = Node.create({
  name: "photo",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    photo: { default: null, rendered: false },
    upload: { default: null, rendered: false }, // the name of a pasted picture on its way to the library
    size: { default: "column", rendered: false },
    caption: { default: "", rendered: false },
    alt: { default: "", rendered: false },
    decorative: { default: false, rendered: false },
    credit: { default: "", rendered: false },
  }),
  parseHTML: () => [{ tag: "figure[data-photo]", getAttrs: read }],
  renderHTML: ({ node }) => write(node.attrs),
  addNodeView: () => ({ node, editor, getPos }) => new PhotoView(node, editor, getPos),
})

function read(figure) {
  const { photo, upload = null, size, alt = "", credit = "" } = figure.dataset
  const caption = figure.querySelector("figcaption")?.textContent ?? ""
  const decorative = "decorative" in figure.dataset
  return { photo: Number(photo) || null, upload, size: SIZES.includes(size) ? size : "column", caption, alt, decorative, credit }
}

function write({ photo, size, caption, alt, decorative, credit }) {
  const attributes = { "data-photo": photo ?? "", "data-size": size }
  if (alt && !decorative) attributes["data-alt"] = alt
  if (decorative) attributes["data-decorative"] = ""
  if (credit) attributes["data-credit"] = credit
  return ["figure", attributes, ["figcaption", caption]]
}

/** Let the editor choose a photo and put it into the text behind the cursor. */
export async function insertPhoto(editor) {
  const chosen = await choose()
  if (chosen) insertBlock(editor, { type: "photo", attrs: { photo: Number(chosen.id) } })
}

/** Put photo files that were dropped at `position` behind the block there, wherever it has moved to meanwhile. */
export async function dropPhotos(editor, position, files, note) {
  const follow = ({ transaction }) => (position = transaction.mapping.map(position))
  editor.on("transaction", follow)
  const taken = await takeIn(files, note)
  editor.off("transaction", follow)
  const $place = editor.state.doc.resolve(position)
  const blocks = taken.map(({ id }) => ({ type: "photo", attrs: { photo: Number(id) } }))
  editor.commands.insertContentAt($place.depth ? $place.after(1) : position, blocks, { updateSelection: false })
}

class PhotoView {
  constructor(node, editor, getPos) {
    Object.assign(this, { editor, getPos, node })
    this.picture = element("div", { class: "photo-picture" })
    this.build(`photo-${++views}`)
    this.show(node)
  }

  build(id) {
    const field = (name, tag, label) => {
      const lang = document.getElementById("story").dataset.language
      const input = element(tag, { id: `${id}-${name}`, lang, dir: "auto", rows: tag === "textarea" ? 1 : null })
      input.addEventListener("input", () => this.set(name, input.value))
      if (tag === "textarea") grow(input)
      this[name] = input
      return element("div", { class: "field" }, element("label", { for: input.id }, label), input)
    }
    this.size = element("select", { id: `${id}-size` }, ...SIZES.map((size) => element("option", { value: size }, words[size])))
    this.size.addEventListener("change", () => this.set("size", this.size.value))
    this.decorative = element("input", { id: `${id}-decorative`, type: "checkbox" })
    this.decorative.addEventListener("change", () => this.set("decorative", this.decorative.checked))
    this.choose = button("", () => this.replace(), { class: "quiet" })
    const remove = button(words.removePhoto, () => this.remove(), { class: "quiet" })
    const details = (this.folded = element("details", {}, element("summary", {}, words.details)))
    const sizes = element("div", { class: "field" }, element("label", { for: this.size.id }, words.size), this.size)
    const silent = element("div", { class: "field check" }, this.decorative, element("label", { for: this.decorative.id }, words.decorative))
    details.append(sizes, field("alt", "textarea", words.alt), silent, field("credit", "input", words.credit))
    this.dom = element("figure", { class: "photo-block", contenteditable: "false", ...INTERFACE }, this.picture)
    const caption = field("caption", "textarea", words.caption)
    const inputs = { caption: this.caption, alt: this.alt, credit: this.credit }
    this.inherited = new Inherited(inputs, (name) => this.set(name, ""))
    this.dom.append(this.inherited.warning, caption, this.inherited.credit, details)
    this.dom.append(element("p", { class: "photo-buttons" }, this.choose, remove))
  }

  set(name, value) {
    const { tr } = this.editor.state
    this.editor.view.dispatch(tr.setNodeAttribute(this.getPos(), name, value))
  }

  async replace() {
    const chosen = await choose(this.node.attrs.caption)
    if (chosen) this.set("photo", Number(chosen.id))
    this.choose.focus()
  }

  remove() {
    const from = this.getPos()
    this.editor.chain().focus().deleteRange({ from, to: from + this.node.nodeSize }).run()
  }

  /** Bring the fields to what the document says, but never under the fingers of who types. */
  async show(node) {
    this.node = node
    const { attrs } = node
    for (const name of ["caption", "alt", "credit", "size"]) {
      if (this[name].value !== attrs[name]) this[name].value = attrs[name]
    }
    this.decorative.checked = attrs.decorative
    this.alt.disabled = attrs.decorative
    this.dom.dataset.size = attrs.size
    this.choose.textContent = attrs.photo ? words.chooseAnother : words.choosePhoto
    const known = attrs.photo ? await photo(attrs.photo) : null
    if (this.node === node) this.showInherited(attrs, known)
  }

  showInherited(attrs, known) {
    const waiting = !attrs.photo
    this.dom.classList.toggle("waiting", waiting)
    const image = { src: known?.picture ?? null, alt: known?.alt ?? "", draggable: "false" }
    const picture = waiting ? element("p", {}, words.waiting) : element("img", image)
    if (this.shown !== attrs.photo || waiting !== this.wasWaiting) this.picture.replaceChildren(picture)
    this.shown = attrs.photo
    this.wasWaiting = waiting
    if (known && !known.credit && !attrs.credit) this.folded.open = true
    this.inherited.show(attrs, known)
  }

  update(node) {
    if (node.type.name !== "photo") return false
    this.show(node)
    return true
  }

  stopEvent(event) {
    return Boolean(event.target.closest?.("input, textarea, select, button, summary, label"))
  }

  ignoreMutation() {
    return true
  }
}
