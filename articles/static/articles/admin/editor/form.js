// The page on which a story is written.
import { editBody } from "articles/admin/editor/body"
import { catchStrayFiles } from "articles/admin/editor/drops"
import { editLead } from "articles/admin/editor/lead"
import { insertPhoto } from "articles/admin/editor/photo"
import { leadToFields } from "articles/admin/editor/problems"
import { editRows, showSourceLine, suggestNames } from "articles/admin/editor/rows"
import { grow, words } from "articles/admin/editor/words"

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
catchStrayFiles()

function mark(isSaved) {
  saved = isSaved
  const sign = form.querySelector("[data-unsaved]")
  if (sign) sign.hidden = saved
}

mark(saved)
refused?.focus()
form.addEventListener("input", () => mark(false))
form.addEventListener("submit", () => (saved = true))
addEventListener("beforeunload", (event) => {
  if (!saved) event.preventDefault()
})

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

/** Save, and show what was saved as readers would see it, in another tab; this one stays open as it is. */
async function preview() {
  const tab = open("about:blank", "preview")
  const data = new FormData(form, submitter("_preview"))
  const address = form.getAttribute("action") || location.href
  try {
    const response = await fetch(address, { method: "POST", body: data, headers: { Accept: "application/json" } })
    if (!response.headers.get("Content-Type")?.startsWith("application/json")) throw new Error(words.noPreview)
    const answer = await response.json()
    form.elements.revision.value = answer.revision
    form.action = answer.page
    history.replaceState(null, "", answer.page)
    mark(true)
    tab.location = answer.preview
  } catch {
    tab?.close()
    submitter("_save").click()
  }
}

submitter("_preview")?.addEventListener("click", (event) => {
  event.preventDefault()
  preview()
})

addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return
  const key = event.key.toLowerCase()
  const act =
    key === "s" && !event.shiftKey
      ? () => submitter("_save")?.click()
      : event.shiftKey && { p: preview, i: () => insertPhoto(editor) }[key]
  if (!act || !submitter("_save")) return
  event.preventDefault()
  act()
})
