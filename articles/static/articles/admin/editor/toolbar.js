import { COMMANDS } from "articles/admin/editor/commands"
import { moreMenu } from "articles/admin/editor/more"
import { button, element, words } from "articles/admin/editor/words"

const STYLES = ["paragraph", "heading2", "heading3", "heading4"]
const EVERYWHERE = [
  ["bold", "italic", "link"],
  ["photo", "list", "numbered", "quotation", "pullquote", "table"],
]
const RARE = ["relatedStory", "embed", "rule", "strike", "subscript", "superscript", "code", "undo", "redo"]
const IN_TABLE = ["rowAfter", "columnAfter", "deleteRow", "deleteColumn", "headerRow", "deleteTable"]

/** The toolbar's element; it follows the cursor. Arrow keys move within it, so that it is one stop of the tab key. */
export function toolbar(editor, without) {
  const style = styleSelect(editor)
  const items = []
  const group = (names) => element("span", { class: "group" }, ...names.map((name) => entryButton(editor, name, items)))
  const offered = (names) => names.filter((name) => !without.includes(name))
  const table = group(IN_TABLE)
  table.classList.add("in-table")
  const more = moreMenu(editor, offered(RARE))
  const bar = element("div", { class: "toolbar", role: "toolbar", "aria-label": words.toolbar })
  bar.append(element("div", { class: "tools" }, style, ...EVERYWHERE.map((names) => group(offered(names)))), more.opener, table, more.menu)
  const follow = () => {
    style.value = currentStyle(editor)
    table.hidden = !editor.isActive("table")
    for (const { name, control } of items) {
      const { active } = COMMANDS[name]
      if (active) control.setAttribute("aria-pressed", active(editor))
    }
  }
  editor.on("transaction", follow)
  follow()
  rove(bar)
  return bar
}

function entryButton(editor, name, items) {
  const control = button(words[name], () => COMMANDS[name].act(editor), { "data-act": name })
  items.push({ name, control })
  return control
}

function styleSelect(editor) {
  const options = STYLES.map((style) => element("option", { value: style }, words[style]))
  const select = element("select", { "aria-label": words.style }, ...options)
  select.addEventListener("change", () => COMMANDS[select.value].act(editor))
  return select
}

function currentStyle(editor) {
  const { level } = editor.getAttributes("heading")
  return editor.isActive("heading") ? `heading${level}` : "paragraph"
}

function rove(bar) {
  const controls = [...bar.querySelectorAll("select, button:not([role])")]
  const usable = () => controls.filter((control) => !control.closest("[hidden]"))
  const hold = (held) => {
    for (const control of controls) control.tabIndex = control === held ? 0 : -1
  }
  hold(controls[0])
  bar.addEventListener("focusin", ({ target }) => controls.includes(target) && hold(target))
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step || !controls.includes(event.target)) return
    event.preventDefault()
    const all = usable()
    all[(all.indexOf(event.target) + step + all.length) % all.length].focus()
  })
}
