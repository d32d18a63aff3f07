import { choose, photo } from "articles/admin/editor/photos"
import { element, say, words } from "articles/admin/editor/words"

/** The lead photo: its picture, and what its caption, alternative text and credit inherit. */
export function editLead(form) {
  const part = (name) => form.querySelector(`[name="lead_${name}"]`)
  const id = part("photo")
  const picture = form.querySelector("[data-lead-picture]")
  const chooser = form.querySelector("[data-lead-choose]")
  const remover = form.querySelector("[data-lead-remove]")
  const fields = form.querySelector(".lead-fields")
  const creditLine = element("p", { class: "photo-credit" })
  fields.prepend(creditLine)

  const show = async () => {
    const known = id.value ? await photo(Number(id.value)) : null
    const waiting = !id.value && part("text").value
    picture.replaceChildren(...(known ? [element("img", { src: known.picture, alt: known.alt ?? "" })] : []))
    if (waiting) picture.append(element("p", { class: "waiting" }, words.waiting))
    fields.hidden = !known && !waiting
    const inherits = (value, otherwise) => (value ? say("inherited", value) : otherwise)
    part("text").placeholder = inherits(known?.caption, words.captionNone)
    part("alt").placeholder = inherits(known?.alt, words.altNone)
    part("credit").placeholder = inherits(known?.credit, words.creditNone)
    creditLine.textContent = part("credit").value || known?.credit || (known ? words.creditNone : "")
    if (!chooser) return
    if (known) chooser.textContent = words.chooseAnother
    remover.hidden = !known && !waiting
  }
  const set = (value) => {
    id.value = value
    id.dispatchEvent(new Event("input", { bubbles: true }))
    return show()
  }
  chooser?.addEventListener("click", async () => {
    const chosen = await choose(part("text").value)
    if (chosen) await set(chosen.id)
    chooser.focus()
  })
  remover?.addEventListener("click", () => {
    for (const name of ["text", "alt", "credit"]) part(name).value = ""
    part("decorative").checked = false
    set("")
    chooser.focus()
  })
  part("credit").addEventListener("input", show)
  show()
}
