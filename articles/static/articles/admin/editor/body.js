import {
  Bold, BulletList, Document, Dropcursor, Editor, Gapcursor, HardBreak, Heading, History, HorizontalRule, Italic,
  ListItem, OrderedList, Paragraph, Subscript, Superscript, TableCell, TableHeader, TableRow, Text, TrailingNode,
} from "django-prose-editor/editor"
import { Embed, PullQuote, Quotation, RelatedStory, Speaker } from "articles/admin/editor/blocks"
import { Bdi, PlainCode, PlainLink, Span, Struck } from "articles/admin/editor/marks"
import { uploadNote } from "articles/admin/editor/drops"
import { Find } from "articles/admin/editor/find"
import { lengthLine } from "articles/admin/editor/length"
import { SlashMenu } from "articles/admin/editor/menu"
import { Pasting } from "articles/admin/editor/pasting"
import { dropPhotos, Photo } from "articles/admin/editor/photo"
import { Shortcuts, shortcutsButton } from "articles/admin/editor/shortcuts"
import { CaptionedTable } from "articles/admin/editor/table"
import { toolbar } from "articles/admin/editor/toolbar"
import { button, element, INTERFACE, words } from "articles/admin/editor/words"

const BLOCKS = [
  Document, Paragraph, Text, Heading.configure({ levels: [2, 3, 4] }), BulletList, OrderedList, ListItem,
  Quotation, Speaker, PullQuote, Photo, Embed, RelatedStory, HorizontalRule,
  CaptionedTable.configure({ resizable: false }), TableRow, TableHeader, TableCell,
]
const MARKS = [Bold, Italic, Struck, Subscript, Superscript, PlainCode, PlainLink, Span, Bdi, HardBreak]
const HABITS = [History, Dropcursor.configure({ color: false, class: "drop-cursor" }), Gapcursor, TrailingNode]

/** One continuous editor in the place of the textarea, which goes on holding the text for the form.
 *
 * `without` names commands that are not offered. */
export function editBody(textarea, { language, direction }, without = []) {
  const surface = element("div", { class: "surface" })
  const note = uploadNote()
  const place = element("div", { class: "body-editor" }, note, surface)
  textarea.after(place)
  textarea.hidden = true
  const editor = new Editor({
    element: surface,
    extensions: [...BLOCKS, ...MARKS, ...HABITS, Pasting.configure({ note }), SlashMenu.configure({ without }), Shortcuts, Find],
    content: textarea.value,
    editable: !textarea.disabled,
    injectCSS: false,
    editorProps: {
      attributes: {
        "aria-label": words.body, "aria-multiline": "true", "aria-placeholder": words.emptyText, role: "textbox",
        lang: language, dir: direction,
      },
      handleDrop: (view, event) => {
        const { files } = event.dataTransfer
        const drop = view.editable && files.length && view.posAtCoords({ left: event.clientX, top: event.clientY })
        if (!drop) return false
        dropPhotos(editor, drop.pos, [...files], note)
        return true
      },
    },
    onUpdate: ({ editor }) => {
      textarea.value = editor.getHTML()
      textarea.dispatchEvent(new Event("input", { bubbles: true }))
    },
  })
  if (!textarea.disabled) note.before(toolbar(editor, without))
  if (!textarea.disabled) surface.prepend(placeholder(editor))
  surface.after(textFoot(editor))
  return editor
}

/** Quiet words that stand where nothing is written yet; assistive technology has them from the text itself. */
function placeholder(editor) {
  const shown = element("p", { class: "empty-text", "aria-hidden": "true", ...INTERFACE }, words.emptyText)
  const follow = () => (shown.hidden = !editor.isEmpty)
  editor.on("update", follow)
  follow()
  return shown
}

/** Under the text: how long it is, and what helps to write it. */
function textFoot(editor) {
  const find = button(words.findAndReplace, () => editor.storage.find.bar.open(), { class: "quiet" })
  return element("div", { class: "text-foot" }, lengthLine(editor), find, shortcutsButton())
}
