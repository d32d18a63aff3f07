// What the checks found: each leads to its place, where the editor can go on at once.
const CONTROLS = "input:not([type=hidden]), textarea, select, button, [contenteditable=true]"
// Of a photo's fields, those that a check speaks of.
const PARTS = { photo_credit: "credit", photo_alt: "alt" }

/** Make the links of the state card lead to their fields, also to those that are folded away and to photos in the text. */
export function leadToFields(form) {
  for (const link of form.querySelectorAll("#problems a")) {
    link.addEventListener("click", (event) => {
      const control = controlOf(form, link)
      if (!control) return
      event.preventDefault()
      for (let fold = control.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true
      control.focus()
      control.scrollIntoView({ block: "center" })
    })
  }
}

function controlOf(form, link) {
  const { figure, check } = link.dataset
  const named = document.getElementById(link.hash.slice(1))
  const place = figure ? form.querySelectorAll(".photo-block")[Number(figure)] : named?.closest("fieldset, .lead") ?? named
  if (!place) return null
  const part = PARTS[check] && place.querySelector(`[id$="-${PARTS[check]}"], [id$="_${PARTS[check]}"]`)
  const controls = [...place.querySelectorAll(CONTROLS)]
  return part || (controls.find((control) => control.checkVisibility()) ?? controls.find((control) => control.closest("details")))
}
