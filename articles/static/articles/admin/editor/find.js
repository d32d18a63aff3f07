import { Extension, pm } from "django-prose-editor/editor"
import { button, element, words } from "articles/admin/editor/words"

const key = new pm.state.PluginKey("find")
const NOTHING = { query: "", exact: false, index: 0, matches: [] }

/** Find and replace within the text, in a bar above it. */
export const Find = Extension.create({
  name: "find",
  addStorage: () => ({ bar: null }),
  onCreate() {
    this.storage.bar = new FindBar(this.editor)
  },
  addKeyboardShortcuts() {
    const open = () => this.storage.bar.open()
    return { "Mod-f": open, "Mod-h": open }
  },
  addProseMirrorPlugins: () => [
    new pm.state.Plugin({
      key,
      state: { init: () => NOTHING, apply },
      props: { decorations },
    }),
  ],
})

/** The same letters, whichever way apostrophes, quotation marks and spaces are written. */
function pattern(query, exact) {
  const escaped = query.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
  const alike = escaped.replace(/['’‘]/g, "['’‘]").replace(/["“”]/g, '["“”]').replace(/[ \u00a0]/g, "[ \\u00a0]")
  return new RegExp(alike, exact ? "gu" : "giu")
}

function matchesIn(doc, query, exact) {
  const found = []
  if (!query) return found
  const wanted = pattern(query, exact)
  doc.descendants((node, position) => {
    if (!node.isTextblock) return
    const text = node.textBetween(0, node.content.size, null, "\ufffc")
    for (const match of text.matchAll(wanted)) {
      const from = position + 1 + match.index
      found.push({ from, to: from + match[0].length })
    }
  })
  return found
}

function apply(transaction, state) {
  const asked = transaction.getMeta(key)
  if (!asked && (!transaction.docChanged || !state.query)) return state
  const next = { ...state, ...asked }
  if (transaction.docChanged || next.query !== state.query || next.exact !== state.exact) {
    next.matches = matchesIn(transaction.doc, next.query, next.exact)
  }
  next.index = Math.max(0, Math.min(next.index, next.matches.length - 1))
  return next
}

function decorations(state) {
  const { matches, index } = key.getState(state)
  const marked = matches.map(({ from, to }, place) =>
    pm.view.Decoration.inline(from, to, { class: place === index ? "find-match current" : "find-match" }),
  )
  return pm.view.DecorationSet.create(state.doc, marked)
}

class FindBar {
  constructor(editor) {
    this.editor = editor
    this.query = element("input", { type: "search", "aria-label": words.find, placeholder: words.find, dir: "auto" })
    this.other = element("input", { "aria-label": words.replaceWith, placeholder: words.replaceWith, dir: "auto" })
    this.exact = element("input", { type: "checkbox" })
    this.count = element("span", { class: "find-count", role: "status" })
    this.dom = element("div", { class: "find-bar", role: "search", "aria-label": words.findAndReplace, hidden: true })
    const step = (by, name) => button(words[name], () => this.step(by))
    this.dom.append(this.query, this.count, step(-1, "previous"), step(1, "next"))
    this.dom.append(element("label", {}, this.exact, ` ${words.matchCase}`), this.other)
    this.dom.append(button(words.replace, () => this.replace()), button(words.replaceAll, () => this.replaceAll()))
    this.dom.append(button(words.close, () => this.close()))
    for (const input of [this.query, this.exact]) input.addEventListener("input", (event) => this.search(event))
    this.other.addEventListener("input", (event) => event.stopPropagation())
    this.dom.addEventListener("keydown", (event) => this.press(event))
    editor.view.dom.closest(".surface").before(this.dom)
    editor.on("transaction", () => this.dom.hidden || this.say())
  }

  get state() {
    return key.getState(this.editor.state)
  }

  tell(asked) {
    this.editor.view.dispatch(this.editor.state.tr.setMeta(key, asked))
    this.editor.view.dom.querySelector(".find-match.current")?.scrollIntoView({ block: "center" })
  }

  open() {
    const { state } = this.editor
    const { from, to } = state.selection
    const chosen = state.doc.textBetween(from, to, "\n")
    if (chosen && !chosen.includes("\n")) this.query.value = chosen
    this.dom.hidden = false
    this.query.select()
    this.query.focus()
    this.search()
    return true
  }

  /** Escape: back into the text, at what was found. */
  close() {
    const { matches, index } = this.state
    const found = matches[index]
    this.tell(NOTHING)
    this.dom.hidden = true
    if (found) this.editor.commands.setTextSelection(found)
    this.editor.commands.focus()
  }

  /** From the cursor on. What is typed here is no change of the story. */
  search(event) {
    event?.stopPropagation()
    const { doc, selection } = this.editor.state
    const [query, exact] = [this.query.value, this.exact.checked]
    const ahead = matchesIn(doc, query, exact).findIndex(({ from }) => from >= selection.from)
    this.tell({ query, exact, index: Math.max(0, ahead) })
  }

  say() {
    const { query, matches, index } = this.state
    const found = words.foundOf.replace("%n", index + 1).replace("%m", matches.length)
    const text = !query ? "" : matches.length ? found : words.foundNone
    if (this.count.textContent !== text) this.count.textContent = text
  }

  step(by) {
    const { matches, index } = this.state
    if (matches.length) this.tell({ index: (index + by + matches.length) % matches.length })
  }

  /** Replace the one found, and go to the next that lies behind it. */
  replace() {
    const { matches, index, query, exact } = this.state
    if (!matches.length || !this.editor.isEditable) return
    const { from, to } = matches[index]
    const { tr } = this.editor.state
    write(tr, matches[index], this.other.value)
    const behind = tr.mapping.map(to, 1)
    const next = matchesIn(tr.doc, query, exact).findIndex((match) => match.from >= Math.max(behind, from))
    this.editor.view.dispatch(tr)
    this.tell({ index: Math.max(0, next) })
  }

  /** All in one step, which one undo takes back. */
  replaceAll() {
    const { matches } = this.state
    if (!matches.length || !this.editor.isEditable) return
    const { tr } = this.editor.state
    for (const match of [...matches].reverse()) write(tr, match, this.other.value)
    this.editor.view.dispatch(tr)
    this.count.textContent = words.replaced.replace("%n", matches.length)
  }

  press(event) {
    if (event.isComposing) return
    const inQuery = event.target === this.query
    const mod = event.ctrlKey || event.metaKey
    const act =
      event.key === "Escape" ? () => this.close()
      : event.key === "Enter" && inQuery ? () => this.step(event.shiftKey ? -1 : 1)
      : event.key === "Enter" && event.target === this.other ? () => this.replace()
      : mod && "fh".includes(event.key.toLowerCase()) ? () => this.query.select()
      : mod && event.key.toLowerCase() === "z" ? () => this.editor.commands[event.shiftKey ? "redo" : "undo"]()
      : null
    if (!act) return
    event.preventDefault()
    act()
  }
}

/** insertText would take away a block that is emptied; its marks stay with the words that come instead. */
function write(transaction, { from, to }, text) {
  if (text) transaction.insertText(text, from, to)
  else transaction.delete(from, to)
}
