import { button, element, say, words } from "articles/admin/editor/words"

const RESETS = { caption: words.useCaption, alt: words.useAlt, credit: words.useCredit }

/**
 * What one use of a photo takes from the photo itself. `fields` are its inputs for caption, alt and credit; left empty
 * they show the photo's words, and each can be brought back to them: `reset(name)` empties it.
 */
export class Inherited {
  constructor(fields, reset) {
    this.fields = fields
    this.resets = {}
    for (const [name, field] of Object.entries(fields)) {
      this.resets[name] = button(RESETS[name], () => (reset(name), field.focus()), { class: "quiet reset", hidden: true })
      field.after(this.resets[name])
    }
    this.credit = element("p", { class: "photo-credit", dir: "auto" })
    this.differs = element("span", { dir: "auto" })
    this.warning = element("p", { class: "credit-differs", role: "status", hidden: true }, this.differs, " ")
    this.warning.append(button(words.useCredit, () => (reset("credit"), fields.caption.focus()), { class: "quiet" }))
  }

  /** `values` are the use's own {caption, alt, credit, decorative}, `known` the photo or null where there is none. */
  show(values, known) {
    const lacking = { caption: words.captionNone, alt: words.altNone, credit: words.creditNone }
    for (const [name, field] of Object.entries(this.fields)) {
      field.placeholder = known?.[name] ? say("inherited", known[name]) : lacking[name]
      this.resets[name].hidden = field.disabled || !values[name] || !known?.[name]
    }
    if (values.decorative) this.fields.alt.placeholder = words.decorative
    this.credit.textContent = values.credit || known?.credit || (known ? words.creditNone : "")
    this.warning.hidden = !values.credit || !known?.credit || values.credit === known.credit
    this.differs.textContent = this.warning.hidden ? "" : say("creditDiffers", known.credit)
    this.warning.querySelector("button").hidden = this.fields.credit.disabled
  }
}
