import { Extension, pm } from "django-prose-editor/editor"
import { COMMANDS } from "articles/admin/editor/commands"
import { Listbox } from "articles/admin/editor/listbox"
import { words } from "articles/admin/editor/words"

const OFFERED = [
  "heading2", "heading3", "heading4", "list", "numbered", "quotation", "pullquote",
  "photo", "relatedStory", "embed", "table", "rule", "link",
]
const ASKED = /(?:^|\s)\/([^\s/]*)$/

/** A slash, at the start of a paragraph or after a space, opens a list of what can be put there. */
export const SlashMenu = Extension.create({
  name: "slashMenu",
  addOptions: () => ({ without: [] }),
  addProseMirrorPlugins() {
    let menu
    return [
      new pm.state.Plugin({
        view: (view) => (menu = new Menu(this.editor, view, this.options.without)),
        props: {
          handleKeyDown: (view, event) => menu.list.press(event),
          handleDOMEvents: { blur: () => menu.list.hide() },
        },
      }),
    ]
  },
})

class Menu {
  constructor(editor, view, without) {
    Object.assign(this, { editor, view, offered: OFFERED.filter((name) => !without.includes(name)) })
    this.list = new Listbox(view.dom, words.insert, ({ name }) => this.insert(name))
  }

  /** What is typed behind the slash that the cursor stands after, or null. */
  asked() {
    const { $from, empty } = this.view.state.selection
    if (!empty || $from.parent.type.name !== "paragraph" || !this.view.editable) return null
    return $from.parent.textBetween(0, $from.parentOffset, null, "\ufffc").match(ASKED)?.[1].toLocaleLowerCase() ?? null
  }

  update(view, before) {
    const typed = !view.state.doc.eq(before.doc)
    if (!typed && view.state.selection.eq(before.selection)) return
    const asked = typed && view.hasFocus() ? this.asked() : null
    const fits = ({ label }) => label.toLocaleLowerCase().split(/\s+/).some((word) => word.startsWith(asked))
    const options = this.offered.map((name) => ({ name, label: words[name] }))
    // Escape leaves a slash to be a slash: the list opens again only with the next one.
    if (asked === null || (asked && !this.list.open)) return this.list.hide()
    this.list.show(options.filter((option) => fits(option) || option.label.toLocaleLowerCase().startsWith(asked)))
    if (this.list.open) this.place()
  }

  place() {
    const { view, list } = this
    const frame = view.dom.closest(".body-editor")
    if (!list.dom.parentNode) frame.append(list.dom)
    const box = frame.getBoundingClientRect()
    const cursor = view.coordsAtPos(view.state.selection.from)
    const fromRight = getComputedStyle(view.dom).direction === "rtl"
    const start = cursor.left - box.left - (fromRight ? list.dom.offsetWidth : 0)
    list.dom.style.left = `${Math.max(0, Math.min(start, box.width - list.dom.offsetWidth))}px`
    list.dom.style.top = `${cursor.bottom - box.top + 4}px`
    list.dom.scrollIntoView({ block: "nearest" })
  }

  insert(name) {
    const { from } = this.view.state.selection
    const asked = this.asked() ?? ""
    this.list.hide()
    this.editor.chain().focus().deleteRange({ from: from - asked.length - 1, to: from }).run()
    COMMANDS[name].act(this.editor)
  }

  destroy() {
    this.list.dom.remove()
  }
}
