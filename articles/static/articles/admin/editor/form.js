// The page on which a story is written.
import { Beside } from "articles/admin/editor/beside"
import { editBody } from "articles/admin/editor/body"
import { catchStrayFiles } from "articles/admin/editor/drops"
import { chooseTies } from "articles/admin/editor/family"
import { editLead } from "articles/admin/editor/lead"
import { Lock } from "articles/admin/editor/lock"
import { insertPhoto } from "articles/admin/editor/photo"
import { leadToFields } from "articles/admin/editor/problems"
import { editRows, showSourceLine, suggestNames } from "articles/admin/editor/rows"
import { Session } from "articles/admin/editor/session"
import { element, grow, say, words } from "articles/admin/editor/words"

const form = document.getElementById("story")
const submitter = (name) => form.querySelector(`.buttons button[name="${name}"]`)
const refused = form.querySelector("[data-refused]")
let saved = !refused

const editor = editBody(form.elements.body, form.dataset)
for (const area of form.querySelectorAll("textarea[data-grow]")) grow(area)
for (const rows of form.querySelectorAll("[data-rows]")) editRows(rows)
editLead(form)
leadToFields(form)
suggestNames(form)
showSourceLine(form)
chooseTies(form)
catchStrayFiles()

function mark(isSaved) {
  saved = isSaved
  const sign = form.querySelector("[data-unsaved]")
  if (sign) sign.hidden = saved
}

const lock = new Lock(form, editor)
const session = new Session(form, { heard, lost })
const previewer = form.querySelector("[data-preview]")
const beside = previewer && new Beside(form, editor, previewer.dataset.preview)

function heard(told, isOfNewText) {
  form.querySelector("[data-lost]").hidden = true
  lock.heard(told, session)
  if (told.saved_at) form.querySelector("[data-kept-at]")?.replaceChildren(" · ", say("keptAt", told.saved_at))
  if (told.preview && isOfNewText) beside?.show(told.preview)
}

function lost(why, isKept) {
  const note = form.querySelector("[data-lost]")
  const text = isKept ? words[why] : words.keptNowhere
  if (!note.hidden && note.firstChild.textContent === text) return
  note.replaceChildren(text)
  if (why === "out") note.append(" ", element("a", { href: location.href, target: "_blank" }, words.logIn))
  note.hidden = false
}

mark(saved && !session.insteadOf)
refused?.focus()
form.addEventListener("input", () => {
  mark(false)
  session.changed()
})
form.addEventListener("submit", () => session.submit())
addEventListener("beforeunload", (event) => {
  if (session.unsent && !session.reachable) event.preventDefault()
})
if (!saved) session.changed()
if (submitter("_save") || lock.reads) session.open(!lock.reads)

for (const area of form.querySelectorAll("#id_headline, #id_standfirst")) {
  area.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return
    event.preventDefault()
    if (area.id === "id_headline") form.elements.standfirst.focus()
    else editor.commands.focus("start")
  })
}
for (const now of form.querySelectorAll("[data-now]")) {
  now.addEventListener("click", () => {
    // The newsroom's clock, which need not be that of this computer.
    const offset = Number(document.body.dataset.adminUtcOffset || 0) * 1000
    const field = document.getElementById(now.dataset.now)
    field.value = new Date(Date.now() + offset).toISOString().slice(0, 19)
    field.dispatchEvent(new Event("input", { bubbles: true }))
  })
}

/** Show what is typed as readers would see it, in another tab; this one stays open as it is, and nothing is saved. */
async function preview() {
  const tab = open("about:blank", "preview")
  if (session.unsent) await session.tell()
  if (beside.address) tab.location = beside.address
  else tab.close()
}

previewer?.addEventListener("click", preview)

addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return
  const key = event.key.toLowerCase()
  const act =
    key === "s" && !event.shiftKey
      ? () => submitter("_save")?.click()
      : event.shiftKey && { p: preview, e: () => beside.toggle(), i: () => insertPhoto(editor) }[key]
  if (!act || !submitter("_save")) return
  event.preventDefault()
  act()
})
