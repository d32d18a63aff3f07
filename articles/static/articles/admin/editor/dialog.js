import { button, element, words } from "articles/admin/editor/words"

let asked = 0

/**
 * Ask for a few lines: fields are [{name, label, value, type, help, pattern, required, prepare}]; `prepare` is told the
 * input, once it stands in its row.
 * Resolves to {name: value}, to {remove: true} where `remove` labels a button for it, or to null.
 */
export function ask(title, fields, { submit = words.apply, remove = null } = {}) {
  const prefix = `ask-${++asked}`
  const inputs = fields.map((field, index) => {
    const id = `${prefix}-${index}`
    const { label, help, value = "", prepare, ...attributes } = field
    const input = element("input", { id, type: "text", ...attributes })
    input.value = value
    const row = element("p", { class: "field" }, element("label", { for: id }, label), input)
    prepare?.(input)
    if (help) row.append(element("span", { class: "help" }, help))
    return { input, row }
  })
  const form = element("form", { method: "dialog" }, element("h2", { id: prefix }, title))
  const dialog = element("dialog", { class: "ask", "aria-labelledby": prefix }, form)
  form.append(...inputs.map(({ row }) => row))
  return new Promise((resolve) => {
    const end = (answer) => {
      dialog.remove()
      resolve(answer)
    }
    const buttons = element("p", { class: "buttons" }, element("button", { type: "submit", class: "button" }, submit))
    if (remove) buttons.append(button(remove, () => end({ remove: true }), { class: "button plain" }))
    buttons.append(button(words.cancel, () => end(null), { class: "button plain" }))
    form.append(buttons)
    form.addEventListener("submit", (event) => {
      event.preventDefault()
      end(Object.fromEntries(inputs.map(({ input }) => [input.name, input.value.trim()])))
    })
    dialog.addEventListener("cancel", () => end(null))
    document.body.append(dialog)
    dialog.showModal()
  })
}
