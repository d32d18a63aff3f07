import { element, words } from "articles/admin/editor/words"

// As articles/content/language.py counts: ideographs and kana one by one; Thai, Lao, Khmer and Burmese by dictionary.
const IDEOGRAPHS = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/g
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+/g
const SIGNS = "\\u0300-\\u036f\\u0591-\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u0900-\\u0963\\u0966-\\u0dff\\u0f00-\\u0fff"
const WORDS = new RegExp(`[\\p{L}\\p{N}](?:[\\p{L}\\p{N}${SIGNS}]|[’'\\-\\u200c](?=[\\p{L}\\p{N}]))*`, "gu")
const CHARACTERS_A_MINUTE = 400
const WORDS_A_MINUTE = 230

const count = (text, pattern) => text.match(pattern)?.length ?? 0

/** {words, minutes} of the text, as the server counts them. */
export function measure(text) {
  const ideographs = count(text, IDEOGRAPHS)
  let spaced = text.replace(IDEOGRAPHS, " ")
  let others = 0
  spaced = spaced.replace(UNSPACED, (run) => {
    others += [...new Intl.Segmenter("th", { granularity: "word" }).segment(run)].filter((part) => part.isWordLike).length
    return " "
  })
  others += count(spaced, WORDS)
  const minutes = ideographs / CHARACTERS_A_MINUTE + others / WORDS_A_MINUTE
  return { words: ideographs + others, minutes: Math.max(1, Math.round(minutes)) }
}

/** The words of the document that count: no captions, pull quotes or embeds. */
export function countedText(doc) {
  const lines = []
  doc.descendants((node) => {
    if (node.type.name === "pullquote") return false
    if (node.type.name === "table") lines.push(node.attrs.caption)
    if (node.isTextblock) lines.push(node.textBetween(0, node.content.size, " ", " "))
    return !node.isTextblock
  })
  return lines.join("\n")
}

/** How long the text is, kept up to date; nothing of an empty one. It is not read out at each key. */
export function lengthLine(editor) {
  const line = element("span", { class: "text-length" })
  let due
  const show = () => {
    const { words: number, minutes } = measure(countedText(editor.state.doc))
    if (!number) return line.replaceChildren()
    const shown = new Intl.NumberFormat(document.documentElement.lang || undefined)
    line.textContent = words.textLength.replace("%w", shown.format(number)).replace("%m", shown.format(minutes))
  }
  editor.on("update", () => {
    clearTimeout(due)
    due = setTimeout(show, 100)
  })
  show()
  return line
}
