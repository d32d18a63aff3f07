import { button, element, words } from "articles/admin/editor/words"

// In CSS pixels: what the page believes to be its window.
const WIDTHS = { phone: 390, desk: 1280 }
const REMEMBERED = "newsroom-preview"

/** The preview beside the text: as readers would see what is typed, on a phone or at a desk, scrolled along with it. */
export class Beside {
  constructor(form, editor, address) {
    Object.assign(this, { form, editor, address, opener: form.querySelector("[data-live-preview]") })
    this.opener.addEventListener("click", () => this.toggle())
    const width = localStorage.getItem(REMEMBERED)
    if (width in WIDTHS) this.open(width)
  }

  toggle() {
    if (this.pane) this.close()
    else this.open("phone")
  }

  open(width) {
    this.frames = element("div", { class: "beside-frames" })
    const choices = Object.keys(WIDTHS).map((name) =>
      button(words[name], () => this.choose(name), { class: "quiet", "data-width": name }),
    )
    this.buttons = this.form.querySelector(".panel .buttons")
    this.place = element("span", { hidden: true })
    this.buttons.replaceWith(this.place)
    const bar = element("div", { class: "beside-bar" }, ...choices, button(words.close, () => this.close(), { class: "quiet" }))
    this.pane = element("section", { class: "beside-pane", "aria-label": words.livePreview }, this.buttons, bar, this.frames)
    this.form.querySelector(".columns").append(this.pane)
    this.form.classList.add("with-preview")
    this.opener.setAttribute("aria-expanded", "true")
    this.watch = new ResizeObserver(() => this.fit())
    this.watch.observe(this.frames)
    this.follow = () => this.align()
    addEventListener("scroll", this.follow, { passive: true })
    this.choose(width)
    this.show(this.address)
  }

  close() {
    this.place.replaceWith(this.buttons)
    this.watch.disconnect()
    removeEventListener("scroll", this.follow)
    this.pane.remove()
    this.pane = this.frame = null
    this.form.classList.remove("with-preview")
    this.opener.setAttribute("aria-expanded", "false")
    this.opener.focus()
    localStorage.removeItem(REMEMBERED)
  }

  choose(name) {
    this.width = WIDTHS[name]
    localStorage.setItem(REMEMBERED, name)
    this.form.dataset.previewWidth = name
    for (const choice of this.pane.querySelectorAll("[data-width]")) {
      choice.setAttribute("aria-pressed", choice.dataset.width === name)
    }
    this.fit()
  }

  /** The page at `address`; the one before stays until the new one stands, so that nothing flickers. */
  show(address) {
    this.address = address
    if (!this.pane) return
    if (!address) return this.frames.replaceChildren(element("p", { class: "help" }, words.nothingTyped))
    this.coming?.remove()
    const coming = element("iframe", { title: words.livePreview, class: "coming" })
    coming.addEventListener("load", () => {
      this.coming = null
      for (const other of [...this.frames.children]) if (other !== coming) other.remove()
      coming.classList.remove("coming")
      this.frame = coming
      this.align()
    })
    coming.src = address
    this.coming = coming
    this.frames.append(coming)
    this.fit()
  }

  fit() {
    const scale = Math.min(1, this.frames.clientWidth / this.width)
    for (const frame of this.frames.querySelectorAll("iframe")) {
      frame.style.inlineSize = `${this.width}px`
      frame.style.blockSize = `${this.frames.clientHeight / scale}px`
      frame.style.transform = `scale(${scale})`
    }
  }

  /** Bring the part of the page into view that is being written; blocks stand in one order in both. */
  align() {
    const page = this.frame?.contentDocument?.querySelector(".body")
    if (!page?.children.length) return
    const written = [...this.editor.view.dom.children]
    const top = written.findIndex((block) => block.getBoundingClientRect().bottom > innerHeight / 4)
    const window = this.frame.contentWindow
    if (top <= 0) return window.scrollTo({ top: 0 })
    const place = Math.min(page.children.length - 1, Math.round((top / written.length) * page.children.length))
    const { top: shown } = page.children[place].getBoundingClientRect()
    window.scrollBy({ top: shown - window.innerHeight / 4 })
  }
}
