import * as leftovers from "articles/admin/editor/leftovers"

const REST = 1000 // after the last key
const LONGEST = 2500 // while somebody types on
const BEAT = 15_000
const BEAT_WITHOUT_SERVER = 5_000

/** Why the server took nothing: it is "away", or the editor is logged "out". */
class Lost extends Error {}

/**
 * The open form as the server knows it: who has the story open, and what is typed and not saved.
 *
 * `heard` is called with each answer (see `_answer` in articles/admin/editing.py) and whether it is one to new text,
 * `lost` with "away" or "out" and whether this browser keeps the text meanwhile.
 */
export class Session {
  constructor(form, { heard, lost }) {
    Object.assign(this, { form, heard, lost, writes: true, dirty: false, unsent: false, submitting: false, reachable: true })
    this.tab = form.elements.tab.value
    this.insteadOf = form.querySelector("[data-kept]")?.dataset.kept
    this.turn = Promise.resolve()
    addEventListener("pagehide", () => this.hide())
    addEventListener("pageshow", ({ persisted }) => persisted && this.tell())
    addEventListener("online", () => this.tell())
  }

  /** Begin: first what an earlier form left in this browser, so that it is offered with the rest. */
  async open(writes) {
    this.writes = writes
    for (const left of leftovers.all()) await this.send(left)
    const key = `newsroom-form:${this.form.dataset.session}`
    const previous = sessionStorage.getItem(key)
    sessionStorage.setItem(key, this.tab)
    await this.tell({ opening: 1, ...(previous && previous !== this.tab && { previous }) })
    this.form.dataset.attended = ""
    this.beat()
  }

  /** Something was typed: it is kept soon. */
  changed() {
    this.submitting = false
    if (!this.unsent) this.since = Date.now()
    this.dirty = this.unsent = true
    clearTimeout(this.due)
    this.due = setTimeout(() => this.tell(), Math.max(0, Math.min(REST, this.since + LONGEST - Date.now())))
  }

  /** Say that the form is open, with what is typed and not sent yet. Resolves to the answer, or to null. */
  tell(told = {}) {
    this.turn = this.turn.then(() => this.say(told)) // an older text never overtakes a newer one
    return this.turn
  }

  /** The form is handed over to the server as a whole. Should that fail, its text is still here. */
  submit() {
    this.submitting = true
    if (this.dirty) this.remember()
  }

  async say(told) {
    const typed = this.unsent && this.typed()
    this.unsent = false
    clearTimeout(this.due)
    try {
      const answer = await this.ask({ ...told, ...(typed && this.insteadOf && { instead_of: this.insteadOf }) }, typed)
      if (typed) {
        this.insteadOf = null
        if (!this.unsent && !this.submitting) leftovers.forget(this.tab)
      }
      this.reachable = true
      this.heard(answer, Boolean(typed))
      return answer
    } catch (error) {
      if (!(error instanceof Lost)) throw error
      if (typed) this.unsent = true
      this.reachable = false
      this.lost(error.message, !this.unsent || this.remember())
      return null
    }
  }

  typed() {
    return new FormData(this.form)
  }

  remember() {
    return leftovers.keep(this.tab, { address: this.form.dataset.session, base: this.base, typed: this.typed() })
  }

  get base() {
    return this.form.elements.revision.value || 0
  }

  url(told) {
    const query = { tab: this.tab, base: this.base, ...(this.writes && { writes: 1 }), ...told }
    return `${this.form.dataset.session}?${new URLSearchParams(query)}`
  }

  async ask(told, typed) {
    const body = typed || new FormData()
    let response = await this.post(this.url(told), body)
    if (response.status === 403) {
      await this.renew()
      response = await this.post(this.url(told), body)
    }
    return read(response)
  }

  post(url, body) {
    body.set("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value)
    return reach(url, { method: "POST", body })
  }

  /** Another log-in in this browser has made the form's token worthless. */
  async renew() {
    const { token } = await read(await reach(this.form.dataset.session))
    this.form.elements.csrfmiddlewaretoken.value = token
  }

  async send({ tab, address, base, entries }) {
    const body = new FormData()
    for (const [name, value] of entries) body.append(name, value)
    try {
      const response = await this.post(`${address}?${new URLSearchParams({ tab, base, closing: 1 })}`, body)
      if (response.status < 500) leftovers.forget(tab)
    } catch {
      return // it is still there the next time
    }
  }

  beat() {
    setTimeout(async () => {
      await this.tell()
      this.beat()
    }, this.reachable ? BEAT : BEAT_WITHOUT_SERVER)
  }

  hide() {
    if (this.submitting) return
    if (this.unsent) this.remember()
    const body = this.unsent ? this.typed() : new FormData()
    body.set("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value)
    navigator.sendBeacon(this.url({ closing: 1 }), body)
  }
}

async function reach(url, options) {
  let response
  try {
    response = await fetch(url, { ...options, headers: { Accept: "application/json" } })
  } catch {
    throw new Lost("away")
  }
  if (response.status >= 500) throw new Lost("away")
  return response
}

function read(response) {
  if (response.headers.get("Content-Type")?.startsWith("application/json") && response.ok) return response.json()
  throw new Lost("out")
}
