import { Extension, pm } from "django-prose-editor/editor"
import { clean, read } from "articles/admin/editor/clean"
import { dropPhotos } from "articles/admin/editor/photo"
import { remember } from "articles/admin/editor/photos"
import { button, element, say, words } from "articles/admin/editor/words"

const REMOTE = /^(https?:)?\/\//i
let batches = 0

/** Pasted text comes in clean; its pictures are uploaded to the library, or named where they cannot be. */
export const Pasting = Extension.create({
  name: "pasting",
  addOptions: () => ({ note: null }),
  addProseMirrorPlugins() {
    const { editor } = this
    let files = []
    const transformPastedHTML = (html) => {
      const root = read(html)
      if (root.querySelector("[data-pm-slice]")) return html
      const { content, pictures } = clean(root)
      const batch = ++batches
      for (const figure of content.querySelectorAll("figure[data-upload]")) figure.dataset.upload = `${batch}-${figure.dataset.upload}`
      if (pictures.length) takeIn(editor, batch, pictures, files)
      return content.innerHTML
    }
    const handlePaste = (view, event) => {
      const { clipboardData: data } = event
      files = [...data.files].filter((file) => file.type.startsWith("image/"))
      if (!files.length || read(data.getData("text/html")).textContent.trim() || data.getData("text/plain").trim()) return false
      dropPhotos(editor, view.state.selection.from, files, this.options.note)
      return true
    }
    return [new pm.state.Plugin({ props: { transformPastedHTML, handlePaste } })]
  },
})

/** Upload what is at hand, each into the figure that waits for it; name what could not be taken in. */
async function takeIn(editor, batch, pictures, files) {
  const { uploadFile } = await import("articles/admin/picker")
  const left = [...files]
  for (const [place, { src, alt }] of pictures.entries()) {
    const name = alt || say("pictureOf", place + 1)
    if (REMOTE.test(src)) {
      tell(editor, src)
      continue
    }
    const file = src.startsWith("data:") ? fromData(src, name) : left.shift()
    const answer = file ? await uploadFile(file) : null
    if (answer?.photo) fill(editor, `${batch}-${place}`, remember(answer.photo).id)
    else tell(editor, answer ? `${name}: ${answer.error}` : name)
  }
}

function fromData(address, name) {
  const [, type, data] = address.match(/^data:(image\/[\w.+-]+);base64,(.*)$/s) ?? []
  try {
    const bytes = Uint8Array.from(atob(data.replace(/\s/g, "")), (char) => char.charCodeAt(0))
    return new File([bytes], `${name}.${type.slice(6)}`, { type })
  } catch {
    return null
  }
}

function fill(editor, upload, id) {
  const { tr, doc } = editor.state
  doc.descendants((node, position) => {
    if (node.type.name !== "photo" || node.attrs.upload !== upload) return
    tr.setNodeAttribute(position, "photo", Number(id)).setNodeAttribute(position, "upload", null)
  })
  editor.view.dispatch(tr.setMeta("addToHistory", false))
}

/** Add a line to the note above the text, which stays until it has been read. */
function tell(editor, line) {
  const surface = editor.view.dom.closest(".surface")
  let note = surface.parentNode.querySelector(".paste-note")
  if (!note) {
    note = element("div", { class: "paste-note", role: "status" }, element("p", {}, words.picturesLeft), element("ul"))
    const dismiss = () => {
      note.remove()
      editor.commands.focus()
    }
    note.append(button(words.dismiss, dismiss, { class: "button plain" }))
    surface.before(note)
  }
  note.querySelector("ul").append(element("li", { dir: "auto" }, line))
}
