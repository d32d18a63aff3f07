import { Extension, isMacOS } from "django-prose-editor/editor"
import { COMMANDS } from "articles/admin/editor/commands"
import { button, element, words } from "articles/admin/editor/words"

// As they are pressed: name in `words` -> keys. Those of the page itself are in form.js, the others in the library.
const KEYS = [
  ["menu", "/"],
  ["bold", "Mod+B"],
  ["italic", "Mod+I"],
  ["link", "Mod+K"],
  ["paragraph", "Mod+Alt+0"],
  ["heading2", "Mod+Alt+2"],
  ["heading3", "Mod+Alt+3"],
  ["heading4", "Mod+Alt+4"],
  ["list", "Mod+Shift+8"],
  ["numbered", "Mod+Shift+7"],
  ["quotation", "Mod+Shift+9"],
  ["photo", "Mod+Shift+I"],
  ["strike", "Mod+Shift+S"],
  ["subscript", "Mod+,"],
  ["superscript", "Mod+."],
  ["code", "Mod+E"],
  ["lineBreak", "Shift+Enter"],
  ["undo", "Mod+Z"],
  ["redo", "Mod+Shift+Z"],
  ["find", "Mod+F"],
  ["save", "Mod+S"],
  ["preview", "Mod+Shift+P"],
  ["livePreview", "Mod+Shift+E"],
  ["shortcuts", "Mod+/"],
]

export const Shortcuts = Extension.create({
  name: "shortcuts",
  addKeyboardShortcuts() {
    const run = (name) => () => {
      COMMANDS[name].act(this.editor)
      return true
    }
    return { "Mod-k": run("link"), "Mod-Shift-9": run("quotation") }
  },
})

/** Show every shortcut; the focus goes back to where it was. */
export function showShortcuts() {
  if (document.querySelector("dialog.shortcuts")) return
  const lines = KEYS.flatMap(([name, keys]) => {
    const shown = keys.split("+").map((key) => element("kbd", {}, key === "Mod" ? (isMacOS() ? "⌘" : "Ctrl") : key))
    return [element("dt", {}, words[name]), element("dd", { dir: "ltr" }, ...shown)]
  })
  const title = element("h2", { id: "shortcuts-title" }, words.shortcuts)
  const dialog = element("dialog", { class: "ask shortcuts", "aria-labelledby": title.id }, title, element("dl", {}, ...lines))
  dialog.append(element("p", { class: "buttons" }, button(words.close, () => dialog.close(), { class: "button" })))
  dialog.addEventListener("close", () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}

/** Ctrl+/ anywhere on the page, and a button. */
export function shortcutsButton() {
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || !(event.ctrlKey || event.metaKey) || event.altKey) return
    event.preventDefault()
    showShortcuts()
  })
  return button(words.shortcuts, showShortcuts, { class: "quiet" })
}
