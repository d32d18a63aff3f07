import { Table } from "django-prose-editor/editor"
import { element, INTERFACE, words } from "articles/admin/editor/words"

/** A table with a caption. Rows of headings at its top are its head. */
export const CaptionedTable = Table.extend({
  addAttributes: () => ({
    caption: {
      default: "",
      parseHTML: (node) => node.querySelector(":scope > caption")?.textContent ?? "",
      renderHTML: () => ({}),
    },
  }),
  parseHTML: () => [{ tag: "table" }, { tag: "caption", ignore: true }],
  renderHTML: ({ node }) =>
    node.attrs.caption ? ["table", ["caption", node.attrs.caption], ["tbody", 0]] : ["table", ["tbody", 0]],
  addNodeView: () => ({ node, editor, getPos }) => new TableView(node, editor, getPos),
})

class TableView {
  constructor(node, editor, getPos) {
    this.contentDOM = element("tbody")
    this.caption = element("input", { "aria-label": words.tableCaption, placeholder: words.tableCaption, dir: "auto" })
    this.caption.value = node.attrs.caption
    this.caption.addEventListener("input", () => {
      const { tr } = editor.state
      editor.view.dispatch(tr.setNodeAttribute(getPos(), "caption", this.caption.value))
    })
    const head = element("div", { class: "table-caption", contenteditable: "false", ...INTERFACE }, this.caption)
    this.dom = element("div", { class: "table-block" }, head, element("table", {}, this.contentDOM))
  }

  update(node) {
    if (node.type.name !== "table") return false
    if (document.activeElement !== this.caption) this.caption.value = node.attrs.caption
    return true
  }

  stopEvent(event) {
    return event.target === this.caption
  }

  ignoreMutation(mutation) {
    return !this.contentDOM.contains(mutation.target) && mutation.type !== "selection"
  }
}
