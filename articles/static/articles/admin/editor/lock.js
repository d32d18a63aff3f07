import { button, element, say, words } from "articles/admin/editor/words"

/** Shows who else has the story open, and lets the form be read only where somebody else writes. */
export class Lock {
  constructor(form, editor) {
    Object.assign(this, { form, editor, notes: form.querySelector("[data-editing]") })
    this.note = this.notes.querySelector("[data-lock]")
    this.takeOver = this.notes.querySelector("[data-take-over]")
    this.here = this.notes.querySelector("[data-here]")
    this.reads = !this.note.hidden
  }

  /** Tell what the server answered. */
  heard(told, session) {
    const others = told.others.filter((name) => name !== told.writer?.name || told.writer.mine)
    this.here.textContent = others.length ? say("alsoHere", others.join(", ")) : ""
    if (told.unsaved?.length) this.offer(told.unsaved)
    if (!told.writer?.mine && told.taken_over) this.lost(told, session)
    else if (told.writer && !told.writer.mine) this.readAlong(told)
    else if (this.reads) this.free()
    else this.newer(told.latest > Number(session.base) && told.latest)
  }

  async lost(told, session) {
    if (session.unsent) return session.tell() // the last words first
    const { by, at, version } = told.taken_over
    this.show(words.takenOver.replace("%s", by).replace("%t", at), told.kept ?? version)
    this.stop()
  }

  readAlong({ writer: { name, since, is_me: isMe }, kept }) {
    this.show(isMe ? words.writesElsewhere : words.writes.replace("%s", name).replace("%t", since), kept)
    this.stop()
  }

  free() {
    if (this.isFree) return
    this.isFree = true
    this.show(words.nobodyWrites)
    this.takeOver.replaceWith(button(words.writeNow, () => location.reload(), { class: "button plain" }))
  }

  newer(number) {
    if (number) this.show(say("newerSaved", number))
    else this.note.hidden = true
    if (this.takeOver) this.takeOver.hidden = true
  }

  /** A sentence, and where the editor's own text is to be read. It is said once, not with each answer. */
  show(text, own) {
    const place = this.note.querySelector("[data-lock-text]")
    this.note.hidden = false
    if (this.takeOver) this.takeOver.hidden = false
    if (place.dataset.said === text) return
    place.dataset.said = text
    place.replaceChildren(text)
    if (own) place.append(" ", element("a", { href: own, target: "_blank" }, words.ownText))
  }

  stop() {
    this.reads = true
    this.editor.setEditable(false)
    this.form.classList.add("reading-along")
    const needed = ["csrfmiddlewaretoken", "tab", "revision"]
    for (const control of this.form.elements) {
      if (!needed.includes(control.name) && !this.notes.contains(control)) control.disabled = true
    }
  }

  offer(unsaved) {
    const links = unsaved.map(({ at, address }) => element("li", {}, element("a", { href: address }, at)))
    const offer = element("div", { class: "editing-note" }, element("p", {}, words.unsavedOffer), element("ul", {}, ...links))
    this.notes.append(offer)
  }
}
