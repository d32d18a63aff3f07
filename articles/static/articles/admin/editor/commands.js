import { ask } from "articles/admin/editor/dialog"
import { EMBED_FIELDS, insertBlock } from "articles/admin/editor/blocks"
import { insertPhoto } from "articles/admin/editor/photo"
import { suggestStories } from "articles/admin/editor/stories"
import { words } from "articles/admin/editor/words"

const run = (editor, act) => act(editor.chain().focus()).run()
const mark = (type) => ({
  act: (editor) => run(editor, (chain) => chain.toggleMark(type)),
  active: (editor) => editor.isActive(type),
})
const list = (type, toggle) => ({
  act: (editor) => run(editor, (chain) => chain[toggle]()),
  active: (editor) => editor.isActive(type),
})
const plain = (name, ...values) => ({ act: (editor) => run(editor, (chain) => chain[name](...values)) })

/** What can be done to the text, for the toolbar and the menu: by its name in `words`, how, and whether it holds. */
export const COMMANDS = {
  paragraph: plain("setParagraph"),
  heading2: plain("setNode", "heading", { level: 2 }),
  heading3: plain("setNode", "heading", { level: 3 }),
  heading4: plain("setNode", "heading", { level: 4 }),
  bold: mark("bold"),
  italic: mark("italic"),
  strike: mark("strike"),
  subscript: mark("subscript"),
  superscript: mark("superscript"),
  code: mark("code"),
  link: { act: editLink, active: (editor) => editor.isActive("link") },
  list: list("bulletList", "toggleBulletList"),
  numbered: list("orderedList", "toggleOrderedList"),
  photo: { act: insertPhoto },
  relatedStory: { act: insertRelatedStory },
  quotation: { act: (editor) => startBlock(editor, "quotation") },
  pullquote: { act: (editor) => startBlock(editor, "pullquote") },
  table: plain("insertTable", { rows: 3, cols: 2, withHeaderRow: true }),
  embed: { act: insertEmbed },
  rule: { act: (editor) => insertBlock(editor, { type: "horizontalRule" }) },
  undo: plain("undo"),
  redo: plain("redo"),
  rowAfter: plain("addRowAfter"),
  columnAfter: plain("addColumnAfter"),
  deleteRow: plain("deleteRow"),
  deleteColumn: plain("deleteColumn"),
  headerRow: plain("toggleHeaderRow"),
  deleteTable: plain("deleteTable"),
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
  let headline = ""
  const address = { name: "href", label: words.address, value: href, help: words.addressHelp, required: true }
  address.prepare = (input) =>
    suggestStories(input, (story) => {
      input.value = story.address
      headline = story.label
    })
  const answer = await ask(words.link, [address], { remove: href ? words.removeLink : null })
  if (!answer) return editor.commands.focus()
  if (answer.remove) return run(editor, (chain) => chain.extendMarkRange("link").unsetMark("link"))
  const attrs = { href: answer.href, title }
  if (editor.state.selection.empty && !href) {
    const text = { type: "text", text: headline || answer.href, marks: [{ type: "link", attrs }] }
    return run(editor, (chain) => chain.insertContent(text))
  }
  run(editor, (chain) => chain.extendMarkRange("link").setMark("link", attrs))
}

async function insertRelatedStory(editor) {
  let story = null
  const headline = { name: "headline", label: words.headlineWords, required: true }
  headline.prepare = (input) => {
    const said = () => input.setCustomValidity(story?.label === input.value ? "" : words.chooseStory)
    suggestStories(input, (chosen) => {
      story = chosen
      input.value = chosen.label
      said()
    })
    input.addEventListener("input", said)
  }
  const answer = await ask(words.relatedStory, [headline], { submit: words.insert })
  if (!answer) return editor.commands.focus()
  insertBlock(editor, { type: "relatedStory", attrs: { story: String(story.id), text: story.label } })
}

async function insertEmbed(editor) {
  const attrs = await ask(words.embed, EMBED_FIELDS(), { submit: words.insert })
  if (attrs) insertBlock(editor, { type: "embed", attrs })
}
