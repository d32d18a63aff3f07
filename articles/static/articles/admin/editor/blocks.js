import { Node } from "django-prose-editor/editor"
import { ask } from "articles/admin/editor/dialog"
import { button, element, INTERFACE, words } from "articles/admin/editor/words"

const data = (name, fallback = "") => ({
  default: fallback,
  parseHTML: (node) => node.getAttribute(`data-${name}`) ?? fallback,
  renderHTML: (values) => ({ [`data-${name}`]: values[name] }),
})

/** Put a block behind the one that the cursor is in, with a paragraph to go on writing in. */
export function insertBlock(editor, content) {
  const { $to, empty } = editor.state.selection
  const block = $to.depth ? $to.node(1) : null
  const vacant = empty && block?.type.name === "paragraph" && !block.content.size
  const end = $to.depth ? $to.after(1) : $to.pos
  const place = vacant ? { from: $to.before(1), to: end } : end
  const follows = editor.state.doc.resolve(end).nodeAfter
  const more = follows?.type.name === "paragraph" ? [] : [{ type: "paragraph" }]
  const start = vacant ? place.from : end
  const size = editor.schema.nodeFromJSON(content).nodeSize
  editor
    .chain()
    .insertContentAt(place, [content, ...more], { updateSelection: false })
    .setTextSelection(start + size + 1)
    .focus()
    .run()
}

/** Words of the story, large. */
export const PullQuote = Node.create({
  name: "pullquote",
  group: "block",
  content: "text*",
  marks: "",
  defining: true,
  parseHTML: () => [{ tag: "aside[data-pullquote]", contentElement: "p" }],
  renderHTML: () => ["aside", { "data-pullquote": "" }, ["p", 0]],
  addKeyboardShortcuts() {
    return { Enter: () => leave(this.editor, this.name) }
  },
})

/** Somebody's words, and whose. */
export const Quotation = Node.create({
  name: "quotation",
  group: "block",
  content: "paragraph+ speaker",
  defining: true,
  parseHTML: () => [{ tag: "blockquote" }],
  renderHTML: () => ["blockquote", 0],
})

export const Speaker = Node.create({
  name: "speaker",
  content: "text*",
  marks: "",
  isolating: true,
  parseHTML: () => [{ tag: "blockquote > footer" }],
  renderHTML: () => ["footer", 0],
  addNodeView: () => () => {
    const dom = element("footer", { "data-placeholder": words.speaker })
    return { dom, contentDOM: dom }
  },
  addKeyboardShortcuts() {
    return { Enter: () => leave(this.editor, this.name) }
  },
})

/** Enter at a block of one line goes on in a paragraph behind it. */
function leave(editor, name) {
  const { $from } = editor.state.selection
  if ($from.parent.type.name !== name) return false
  const end = $from.after(1)
  return editor.chain().insertContentAt(end, { type: "paragraph" }).setTextSelection(end + 1).run()
}

/** A block that is not written in but shown as a card, with buttons. */
function card(label, text, buttons) {
  const dom = element("div", { class: "block-card", contenteditable: "false", ...INTERFACE })
  dom.append(element("strong", {}, label), element("span", { dir: "auto" }, text), ...buttons)
  return { dom, ignoreMutation: () => true, stopEvent: (event) => event.target.closest?.("button") !== null }
}

const remover = ({ editor, getPos, node }) =>
  button(words.remove, () => {
    editor.chain().focus().deleteRange({ from: getPos(), to: getPos() + node.nodeSize }).run()
  })

export const EMBED_FIELDS = ({ url = "", title = "" } = {}) => [
  { name: "url", label: words.embedAddress, value: url, type: "url", pattern: "https://.+", required: true },
  { name: "title", label: words.embedTitle, value: title },
]

/** A video or a post from elsewhere. */
export const Embed = Node.create({
  name: "embed",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    url: { ...data("embed"), renderHTML: ({ url }) => ({ "data-embed": url }) },
    title: { default: "", parseHTML: (node) => node.textContent, renderHTML: () => ({}) },
  }),
  parseHTML: () => [{ tag: "figure[data-embed]" }],
  renderHTML: ({ node, HTMLAttributes }) => ["figure", HTMLAttributes, ["figcaption", node.attrs.title]],
  addNodeView: () => (view) => {
    const { node, editor, getPos } = view
    const change = button(words.address, async () => {
      const answer = await ask(words.embed, EMBED_FIELDS(node.attrs))
      if (answer) editor.chain().focus().setNodeSelection(getPos()).updateAttributes("embed", answer).run()
    })
    return card(words.embed, [node.attrs.title, node.attrs.url].filter(Boolean).join(" · "), [change, remover(view)])
  },
})

/** Another story of ours. */
export const RelatedStory = Node.create({
  name: "relatedStory",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    story: data("story"),
    text: { default: "", parseHTML: (node) => node.textContent, renderHTML: () => ({}) },
  }),
  parseHTML: () => [{ tag: "aside[data-story]" }],
  renderHTML: ({ node, HTMLAttributes }) => ["aside", HTMLAttributes, ["p", node.attrs.text]],
  addNodeView: () => (view) => card(words.relatedStory, view.node.attrs.text, [remover(view)]),
})
