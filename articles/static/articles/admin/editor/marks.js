import { Code, Link, Mark, Strike } from "django-prose-editor/editor"

const attribute = (name) => ({
  default: null,
  parseHTML: (node) => node.getAttribute(name),
  renderHTML: (values) => (values[name] ? { [name]: values[name] } : {}),
})

/** Words in another language or direction. */
export const Span = Mark.create({
  name: "span",
  excludes: "",
  addAttributes: () => ({ lang: attribute("lang"), dir: attribute("dir") }),
  parseHTML: () => [{ tag: "span[lang]" }, { tag: "span[dir]" }],
  renderHTML: ({ HTMLAttributes }) => ["span", HTMLAttributes, 0],
})

/** Words whose direction must not touch those around them. */
export const Bdi = Mark.create({
  name: "bdi",
  parseHTML: () => [{ tag: "bdi" }],
  renderHTML: () => ["bdi", 0],
})

/** Code may be bold or a link as well. */
export const PlainCode = Code.extend({ excludes: "" })

export const Struck = Strike.extend({ parseHTML: () => [{ tag: "s" }, { tag: "del" }, { tag: "strike" }] })

/** A link with an address and perhaps a title; where it opens is for the reader to say. */
export const PlainLink = Link.extend({
  addAttributes: () => ({ href: { default: null }, title: attribute("title") }),
  addKeyboardShortcuts: () => ({}),
}).configure({ openOnClick: false, autolink: false, linkOnPaste: true })
