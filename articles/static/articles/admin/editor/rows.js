import { element, say, words } from "articles/admin/editor/words"

const rowsIn = (list) => [...list.querySelectorAll("[data-row]")].filter((row) => !row.hidden)
const field = (row, name) => row.querySelector(`[name$="-${name}"]`)

/** Rows of a formset that can be added, removed and moved, with the keyboard as well. */
export function editRows(fieldset) {
  const list = fieldset.querySelector("ol")
  const total = fieldset.querySelector('[name$="-TOTAL_FORMS"]')
  const told = element("span", { class: "visually-hidden", role: "status" })
  fieldset.append(told)
  const place = (row) => Number(field(row, "ORDER").value) || Infinity
  list.append(...rowsIn(list).sort((one, other) => place(one) - place(other)))
  for (const row of rowsIn(list)) row.hidden = field(row, "DELETE").value === "on"

  const changed = (text) => {
    rowsIn(list).forEach((row, index) => (field(row, "ORDER").value = index + 1))
    told.textContent = text
    fieldset.dispatchEvent(new Event("input", { bubbles: true }))
  }
  fieldset.querySelector("[data-add]")?.addEventListener("click", () => {
    const fresh = fieldset.querySelector("template").content.cloneNode(true)
    for (const node of fresh.querySelectorAll("[id], [name], [for]")) {
      for (const name of ["id", "name", "for"]) {
        if (node.hasAttribute(name)) node.setAttribute(name, node.getAttribute(name).replace("__prefix__", total.value))
      }
    }
    total.value = Number(total.value) + 1
    list.append(fresh)
    changed("")
    list.lastElementChild.querySelector("select, input:not([type=hidden]), textarea").focus()
  })
  list.addEventListener("click", (event) => {
    const pressed = event.target.closest("button")
    const row = pressed?.closest("[data-row]")
    if (!row) return
    if ("remove" in pressed.dataset) remove(row)
    else move(row, pressed)
  })

  function remove(row) {
    const rows = rowsIn(list)
    const next = rows[rows.indexOf(row) + 1]
    field(row, "DELETE").value = "on"
    row.hidden = true
    changed(words.removed)
    ;(next?.querySelector("[data-remove]") ?? fieldset.querySelector("[data-add]")).focus()
  }

  function move(row, pressed) {
    const rows = rowsIn(list)
    const up = pressed.dataset.move === "up"
    const other = rows[rows.indexOf(row) + (up ? -1 : 1)]
    if (!other) return
    if (up) other.before(row)
    else other.after(row)
    pressed.focus()
    changed(say("moved", rowsIn(list).indexOf(row) + 1))
  }
}

/** Suggest known names while somebody types one. */
export function suggestNames(form) {
  const list = document.getElementById("known-names")
  let asked = 0
  const suggest = async (input) => {
    const turn = ++asked
    const query = new URLSearchParams({ kind: input.dataset.suggest, q: input.value })
    const response = await fetch(`${form.dataset.names}?${query}`)
    if (!response.ok || turn !== asked) return
    const { names } = await response.json()
    list.replaceChildren(...names.map((name) => element("option", { value: name })))
  }
  for (const kind of ["focusin", "input"]) {
    form.addEventListener(kind, (event) => {
      if (!event.target.dataset?.suggest) return
      event.target.setAttribute("list", list.id)
      suggest(event.target)
    })
  }
}

/** Show how the sources will read, as they are typed. */
export function showSourceLine(form) {
  const line = form.querySelector("[data-source-line]")
  const fieldset = form.querySelector('[data-rows="attributions"]')
  let waiting
  const show = async () => {
    const query = new URLSearchParams()
    for (const row of rowsIn(fieldset)) {
      query.set("language", form.elements.language.value)
      query.append("kind", field(row, "kind").value)
      query.append("name", field(row, "name").value)
    }
    const response = query.size ? await fetch(`${form.dataset.sourceLineUrl}?${query}`) : null
    line.textContent = response?.ok ? (await response.json()).line : ""
  }
  fieldset.addEventListener("input", () => {
    clearTimeout(waiting)
    waiting = setTimeout(show, 200)
  })
  form.elements.language.addEventListener("change", show)
  show()
}
