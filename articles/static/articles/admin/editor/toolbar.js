import { ask } from "articles/admin/editor/dialog"
import { EMBED_FIELDS, insertBlock } from "articles/admin/editor/blocks"
import { insertPhoto } from "articles/admin/editor/photo"
import { button, element, words } from "articles/admin/editor/words"

const STYLES = ["paragraph", "heading2", "heading3", "heading4"]
const run = (editor, act) => act(editor.chain().focus()).run()
const mark = (name, type = name) => ({
  name,
  act: (editor) => run(editor, (chain) => chain.toggleMark(type)),
  active: (editor) => editor.isActive(type),
})

const EVERYWHERE = [
  [mark("bold"), mark("italic"), { name: "link", act: editLink, active: (editor) => editor.isActive("link") }],
  [
    { name: "list", act: (e) => run(e, (chain) => chain.toggleBulletList()), active: (e) => e.isActive("bulletList") },
    { name: "numbered", act: (e) => run(e, (chain) => chain.toggleOrderedList()), active: (e) => e.isActive("orderedList") },
  ],
  [
    { name: "photo", act: insertPhoto },
    { name: "quotation", act: (e) => startBlock(e, "quotation") },
    { name: "pullquote", act: (e) => startBlock(e, "pullquote") },
    { name: "table", act: (e) => run(e, (chain) => chain.insertTable({ rows: 3, cols: 2, withHeaderRow: true })) },
    { name: "embed", act: insertEmbed },
    { name: "rule", act: (e) => insertBlock(e, { type: "horizontalRule" }) },
  ],
  [mark("strike"), mark("subscript"), mark("superscript"), mark("code")],
  [
    { name: "undo", act: (e) => run(e, (chain) => chain.undo()) },
    { name: "redo", act: (e) => run(e, (chain) => chain.redo()) },
  ],
]
const IN_TABLE = [
  { name: "rowAfter", act: (e) => run(e, (chain) => chain.addRowAfter()) },
  { name: "columnAfter", act: (e) => run(e, (chain) => chain.addColumnAfter()) },
  { name: "deleteRow", act: (e) => run(e, (chain) => chain.deleteRow()) },
  { name: "deleteColumn", act: (e) => run(e, (chain) => chain.deleteColumn()) },
  { name: "headerRow", act: (e) => run(e, (chain) => chain.toggleHeaderRow()) },
  { name: "deleteTable", act: (e) => run(e, (chain) => chain.deleteTable()) },
]

/** The toolbar's element; it follows the cursor. Arrow keys move within it, so that it is one stop of the tab key. */
export function toolbar(editor) {
  const style = styleSelect(editor)
  const items = []
  const group = (entries) => element("span", { class: "group" }, ...entries.map((entry) => entryButton(editor, entry, items)))
  const table = group(IN_TABLE)
  const bar = element("div", { class: "toolbar", role: "toolbar", "aria-label": words.toolbar }, style)
  bar.append(...EVERYWHERE.map(group), table)
  const follow = () => {
    style.value = currentStyle(editor)
    table.hidden = !editor.isActive("table")
    for (const { entry, control } of items) {
      if (entry.active) control.setAttribute("aria-pressed", entry.active(editor))
    }
  }
  editor.on("transaction", follow)
  follow()
  rove(bar)
  return bar
}

function entryButton(editor, entry, items) {
  const control = button(words[entry.name], () => entry.act(editor), { "data-act": entry.name })
  items.push({ entry, control })
  return control
}

function styleSelect(editor) {
  const options = STYLES.map((style) => element("option", { value: style }, words[style]))
  const select = element("select", { "aria-label": words.style }, ...options)
  select.addEventListener("change", () => {
    const level = Number(select.value.replace("heading", ""))
    run(editor, (chain) => (level ? chain.setNode("heading", { level }) : chain.setNode("paragraph")))
  })
  return select
}

function currentStyle(editor) {
  const { level } = editor.getAttributes("heading")
  return editor.isActive("heading") ? `heading${level}` : "paragraph"
}

/** Make the paragraph that the cursor is in the words of a new block. */
function startBlock(editor, type) {
  const { $from } = editor.state.selection
  const paragraph = $from.parent.type.name === "paragraph" && $from.depth === 1 ? $from.parent : null
  const content = paragraph?.content.size ? paragraph.toJSON().content : []
  const text = paragraph?.textContent ?? ""
  const block =
    type === "quotation"
      ? { type, content: [{ type: "paragraph", content }, { type: "speaker" }] }
      : { type, content: text ? [{ type: "text", text }] : [] }
  if (!paragraph) return insertBlock(editor, block)
  const [from, to] = [$from.before(1), $from.after(1)]
  const inside = type === "quotation" ? 2 : 1
  run(editor, (chain) => chain.insertContentAt({ from, to }, block).setTextSelection(from + inside + paragraph.content.size))
}

async function editLink(editor) {
  const { href = "", title } = editor.getAttributes("link")
  const address = { name: "href", label: words.address, value: href, help: words.addressHelp, required: true }
  const answer = await ask(words.link, [address], { remove: href ? words.removeLink : null })
  if (!answer) return editor.commands.focus()
  if (answer.remove) return run(editor, (chain) => chain.extendMarkRange("link").unsetMark("link"))
  const attrs = { href: answer.href, title }
  if (editor.state.selection.empty && !href) {
    const text = { type: "text", text: answer.href, marks: [{ type: "link", attrs }] }
    return run(editor, (chain) => chain.insertContent(text))
  }
  run(editor, (chain) => chain.extendMarkRange("link").setMark("link", attrs))
}

async function insertEmbed(editor) {
  const attrs = await ask(words.embed, EMBED_FIELDS(), { submit: words.insert })
  if (attrs) insertBlock(editor, { type: "embed", attrs })
}

function rove(bar) {
  const controls = [...bar.querySelectorAll("select, button")]
  const usable = () => controls.filter((control) => !control.closest("[hidden]"))
  const hold = (held) => {
    for (const control of controls) control.tabIndex = control === held ? 0 : -1
  }
  hold(controls[0])
  bar.addEventListener("focusin", (event) => hold(event.target))
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const all = usable()
    all[(all.indexOf(document.activeElement) + step + all.length) % all.length].focus()
  })
}
