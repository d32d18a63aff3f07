import { element } from "articles/admin/editor/words"

let made = 0

/**
 * A list to choose from while the keys go on reaching `owner`, which names the active option to assistive technology.
 * `choose` is told the option: {label, about, …}.
 */
export class Listbox {
  constructor(owner, label, choose) {
    Object.assign(this, { owner, choose, options: [], active: 0 })
    this.id = `listbox-${++made}`
    this.dom = element("ul", { class: "listbox", role: "listbox", id: this.id, "aria-label": label, hidden: true })
    this.dom.addEventListener("pointerdown", (event) => event.preventDefault()) // the owner keeps the focus
    this.dom.addEventListener("click", (event) => {
      const line = event.target.closest("[role=option]")
      if (line) this.choose(this.options[[...this.dom.children].indexOf(line)])
    })
  }

  get open() {
    return !this.dom.hidden
  }

  show(options) {
    if (!options.length) return this.hide()
    this.options = options
    const lines = options.map(({ label, about }, index) => {
      const line = element("li", { role: "option", id: `${this.id}-${index}` }, element("span", { dir: "auto" }, label))
      if (about) line.append(element("small", {}, about))
      return line
    })
    this.dom.replaceChildren(...lines)
    this.dom.hidden = false
    this.owner.setAttribute("aria-controls", this.id)
    this.go(0)
  }

  hide() {
    this.dom.hidden = true
    this.owner.removeAttribute("aria-activedescendant")
    this.owner.removeAttribute("aria-controls")
    this.expanded()
  }

  go(index) {
    this.active = (index + this.options.length) % this.options.length
    const lines = [...this.dom.children]
    lines.forEach((line, place) => line.setAttribute("aria-selected", place === this.active))
    this.owner.setAttribute("aria-activedescendant", lines[this.active].id)
    lines[this.active].scrollIntoView({ block: "nearest" })
    this.expanded()
  }

  expanded() {
    if (this.owner.getAttribute("role") === "combobox") this.owner.setAttribute("aria-expanded", this.open)
  }

  /** Whether the key was for the list. */
  press(event) {
    if (!this.open || event.isComposing) return false
    const act = {
      ArrowDown: () => this.go(this.active + 1),
      ArrowUp: () => this.go(this.active - 1),
      Enter: () => this.choose(this.options[this.active]),
      Escape: () => this.hide(),
    }[event.key]
    act?.()
    return Boolean(act)
  }
}
