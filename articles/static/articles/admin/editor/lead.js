import { takeIn, uploadNote } from "articles/admin/editor/drops"
import { choose, photo } from "articles/admin/editor/photos"
import { Inherited } from "articles/admin/editor/inherited"
import { acceptDrops } from "articles/admin/picker"
import { element, words } from "articles/admin/editor/words"

/** The lead photo: its picture, and what its caption, alternative text and credit inherit. */
export function editLead(form) {
  const part = (name) => form.querySelector(`[name="lead_${name}"]`)
  const id = part("photo")
  const picture = form.querySelector("[data-lead-picture]")
  const chooser = form.querySelector("[data-lead-choose]")
  const remover = form.querySelector("[data-lead-remove]")
  const fields = form.querySelector(".lead-fields")
  const inputs = { caption: part("text"), alt: part("alt"), credit: part("credit") }
  const inherited = new Inherited(inputs, (name) => {
    inputs[name].value = ""
    inputs[name].dispatchEvent(new Event("input", { bubbles: true }))
  })
  const note = uploadNote()
  picture.after(note)
  fields.prepend(inherited.credit, inherited.warning)

  const details = fields.querySelector("details")
  const unfold = (known) => {
    if (known && !known.credit && !inputs.credit.value) details.open = true
  }

  const show = async () => {
    const known = id.value ? await photo(Number(id.value)) : null
    const waiting = !id.value && part("text").value
    picture.replaceChildren(...(known ? [element("img", { src: known.picture, alt: known.alt ?? "", draggable: "false" })] : []))
    if (waiting) picture.append(element("p", { class: "waiting" }, words.waiting))
    fields.hidden = !known && !waiting
    unfold(known)
    const values = Object.entries(inputs).map(([name, input]) => [name, input.value])
    inherited.show({ ...Object.fromEntries(values), decorative: part("decorative").checked }, known)
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
  if (chooser) {
    acceptDrops(form.querySelector("#lead"), async ([file]) => {
      const [taken] = await takeIn([file], note)
      if (taken) await set(taken.id)
    })
  }
  for (const name of ["text", "alt", "credit", "decorative"]) part(name).addEventListener("input", show)
  show()
}
