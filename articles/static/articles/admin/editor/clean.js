// What word processors put onto the clipboard, made into plain HTML of the kinds that the story's text has.

const GONE = "style, script, meta, link, title, xml, template, [data-style*='mso-hide:all'], [data-style*='mso-element:comment-list'], .MsoCommentReference"
const PLAIN = new Set(["P", "H2", "H3", "H4", "UL", "OL", "LI", "BLOCKQUOTE", "TABLE", "TBODY", "THEAD", "TR", "TD", "TH",
  "A", "STRONG", "EM", "S", "SUB", "SUP", "CODE", "BR", "HR", "FIGURE"])
const RENAMED = { H1: "h2", H5: "h4", H6: "h4", B: "strong", I: "em", STRIKE: "s", DEL: "s" }
const KEPT = { A: ["href"], TD: ["colspan", "rowspan"], TH: ["colspan", "rowspan"], FIGURE: ["data-photo", "data-upload"] }
const BLOCKS = "p, h1, h2, h3, h4, h5, h6, ul, ol, li, blockquote, table, hr, figure, div"
const NOTHING = /^[\s\u00a0\u200b\ufeff]*$/
const LAYERS = 5

/** Pasted HTML as an element, its styles as data-style, so that none is applied and none is refused by the page's policy. */
export function read(html) {
  const harmless = html
    .replace(/<(\/?)style\b/gi, "<$1template")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style="))
  return new DOMParser().parseFromString(harmless, "text/html").body
}

/**
 * The element `root`, made by `read`, as {content, pictures}: a new element, and what it showed as [{src, alt}].
 * The picture of place n is a figure with data-upload="n" where it can be uploaded, which is true of `data:` pictures
 * and of those that lie in the clipboard or on the disk of who pastes; all others are gone from the text.
 */
export function clean(root) {
  const content = root.cloneNode(true)
  strip(content)
  content.querySelectorAll("[data-style]").forEach(styleToMarks)
  const pictures = takePictures(content)
  wordLists(content)
  nestLists(content)
  content.querySelectorAll("a").forEach(cleanLink)
  for (const node of [...content.querySelectorAll("*")]) plain(node)
  wrapLooseWords(content)
  removeEmpty(content)
  return { content, pictures }
}

function strip(content) {
  const walker = content.ownerDocument.createTreeWalker(content, NodeFilter.SHOW_COMMENT)
  const comments = []
  while (walker.nextNode()) comments.push(walker.currentNode)
  for (const node of [...comments, ...content.querySelectorAll(GONE)]) node.remove()
}

/** Bold, italic and the like that are said by style alone become elements; bold in a heading is the heading's own. */
function styleToMarks(node) {
  const style = node.getAttribute("data-style").toLowerCase()
  const says = (name) => style.match(new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]+)`))?.[1].trim() ?? ""
  const weight = says("font-weight")
  if (/^(B|STRONG)$/.test(node.tagName) && /^(normal|400)$/.test(weight)) return unwrap(node)
  if (node.tagName !== "SPAN") return
  if (/^(bold|[6-9]00)$/.test(weight) && !node.closest("h1, h2, h3, h4, h5, h6")) wrapInside(node, "strong")
  if (says("font-style") === "italic") wrapInside(node, "em")
  if (/line-through/.test(says("text-decoration") + says("text-decoration-line"))) wrapInside(node, "s")
  if (says("vertical-align") === "super") wrapInside(node, "sup")
  if (says("vertical-align") === "sub") wrapInside(node, "sub")
}

function wrapInside(node, tag) {
  const wrapper = node.ownerDocument.createElement(tag)
  wrapper.append(...node.childNodes)
  node.append(wrapper)
}

const unwrap = (node) => node.replaceWith(...node.childNodes)

function takePictures(content) {
  return [...content.querySelectorAll("img")].map((image, place) => {
    const picture = { src: image.getAttribute("src") ?? "", alt: image.getAttribute("alt") ?? "" }
    if (/^(https?:)?\/\//i.test(picture.src)) {
      image.remove()
      return picture
    }
    const figure = content.ownerDocument.createElement("figure")
    figure.dataset.photo = ""
    figure.dataset.upload = place
    const block = image.closest("p, h1, h2, h3, h4, h5, h6")
    image.remove()
    if (block) block.after(figure)
    else content.append(figure)
    return picture
  })
}

/** {level, list, ordered, node} where the paragraph is an item of Word's; null for every other. */
function item(node) {
  const box = node.matches?.("div.ListContainerWrapper") ? node.querySelector("li[data-aria-level]") : null
  if (box) {
    const ordered = box.parentNode.tagName === "OL"
    return { level: Number(box.dataset.ariaLevel) || 1, list: "", ordered, node: box }
  }
  const style = node.tagName === "P" ? (node.getAttribute("data-style") ?? "") : ""
  const said = style.match(/mso-list:\s*(l\d+)\s+level(\d+)/)
  if (!said) return null
  const marker = node.querySelector("[data-style*='mso-list:Ignore'], [data-style*='mso-list: Ignore']")
  const ordered = /^[\s\u00a0]*[([]?(\d+|[a-z]{1,5})[.)\]]/i.test(marker?.textContent ?? "")
  marker?.remove()
  return { level: Number(said[2]), list: said[1], ordered, node }
}

/** Word writes the items of its lists as paragraphs with a number of their depth. */
function wordLists(content) {
  for (const heading of content.querySelectorAll("[data-style*='mso-list:Ignore'], [data-style*='mso-list: Ignore']")) {
    if (heading.closest("h1, h2, h3, h4, h5, h6")) heading.remove()
  }
  let run = null
  for (const node of [...content.querySelectorAll("p, div.ListContainerWrapper, h1, h2, h3, h4, h5, h6, table")]) {
    const found = node.parentNode && !node.closest("div.ListContainerWrapper li") ? item(node) : null
    if (!found) {
      if (!node.closest("div.ListContainerWrapper") && !NOTHING.test(node.textContent)) run = null
      continue
    }
    const next = run && node.parentNode === run.parent && (found.level > 1 || found.list === run.list)
    run = next ? run : { parent: node.parentNode, list: found.list, lists: [] }
    addItem(run, found, node)
  }
}

function addItem(run, { level, ordered, node: words }, node) {
  const document = node.ownerDocument
  const depth = Math.min(level, run.lists.length + 1)
  run.lists.length = Math.min(run.lists.length, depth)
  const tag = ordered ? "OL" : "UL"
  if (run.lists.length < depth || (depth === 1 && run.lists[0].tagName !== tag)) {
    const list = document.createElement(tag)
    if (depth === 1) node.before(list)
    else run.lists[depth - 2].lastElementChild.append(list)
    run.lists[depth - 1] = list
  }
  const line = document.createElement("li")
  const block = document.createElement("p")
  const inner = words.querySelector("p") ?? words
  block.append(...inner.childNodes)
  line.append(block)
  run.lists[depth - 1].append(line)
  node.remove()
}

/** Google Docs puts a deeper list beside the item that it belongs to; its place is within. */
function nestLists(content) {
  for (const list of content.querySelectorAll(":is(ul, ol) > :is(ul, ol)")) {
    const before = list.previousElementSibling
    if (before?.tagName === "LI") before.append(list)
    else unwrap(list)
  }
}

function cleanLink(link) {
  const address = unwrapped(link.getAttribute("href") ?? "")
  if (/^(https?:|mailto:|tel:|\/(?!\/))/i.test(address)) link.setAttribute("href", address)
  else unwrap(link)
}

/** The address that a search engine's or mail filter's redirect leads to. */
export function unwrapped(address) {
  for (let layer = 0; layer < LAYERS; layer++) {
    const { hostname, pathname, searchParams } = URL.canParse(address) ? new URL(address) : {}
    const google = /^(www\.)?google(\.[a-z]{2,3}){1,2}$/.test(hostname) && pathname === "/url"
    const filter = /\.safelinks\.protection\.outlook\.com$/.test(hostname)
    const target = google ? (searchParams.get("q") ?? searchParams.get("url")) : filter ? searchParams.get("url") : null
    if (!target) break
    address = target
  }
  return address
}

/** The element without what the story's text has no place for; its words stay. */
function plain(node) {
  const name = RENAMED[node.tagName]
  if (!name && !PLAIN.has(node.tagName)) {
    if (node.matches("div") && !node.querySelector(BLOCKS)) return become(node, "p")
    return unwrap(node)
  }
  if (name) return become(node, name)
  for (const { name } of [...node.attributes]) {
    if (!KEPT[node.tagName]?.includes(name)) node.removeAttribute(name)
  }
}

function become(node, tag) {
  const other = node.ownerDocument.createElement(tag)
  other.append(...node.childNodes)
  node.replaceWith(other)
}

/** Words between blocks become paragraphs; words that stand alone stay as they are, to join the line that they go into. */
function wrapLooseWords(content) {
  if (![...content.children].some((node) => node.matches(BLOCKS))) return
  let paragraph = null
  for (const node of [...content.childNodes]) {
    if (node.nodeType === Node.ELEMENT_NODE && (node.matches(BLOCKS) || node.tagName === "BR")) {
      if (node.tagName === "BR") node.remove()
      paragraph = null
    } else if (paragraph || !NOTHING.test(node.textContent)) {
      if (!paragraph) node.before((paragraph = content.ownerDocument.createElement("p")))
      paragraph.append(node)
    }
  }
}

function removeEmpty(content) {
  const nodes = [...content.querySelectorAll("p, h2, h3, h4, li, ul, ol, blockquote, a, strong, em, s, sub, sup")]
  for (const node of nodes.reverse()) {
    if (!NOTHING.test(node.textContent) || node.querySelector("figure") || node.closest("td, th")) continue
    if (/^(A|STRONG|EM|S|SUB|SUP)$/.test(node.tagName)) unwrap(node)
    else node.remove()
  }
  for (const line of content.querySelectorAll("p > br:last-child")) {
    if (!line.nextSibling || NOTHING.test(line.nextSibling.textContent)) line.remove()
  }
}
