import { suggestStories } from "articles/admin/editor/stories"

/** Let words of a headline choose the earlier story that this one carries on. */
export function chooseEarlier(form) {
  const place = form.querySelector("[data-follows]")
  const input = place.querySelector("input[type=text]")
  if (!input) return
  const chosen = place.querySelector("[data-chosen]")
  const tie = (id, headline) => {
    form.elements.follows.value = id
    chosen.textContent = headline
    chosen.parentElement.hidden = !headline
    input.value = ""
    input.dispatchEvent(new Event("input", { bubbles: true }))
  }
  suggestStories(input, ({ id, label }) => tie(id, label))
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault() // it chooses, and never saves
  })
  place.querySelector("[data-remove-earlier]").addEventListener("click", () => {
    tie("", "")
    input.focus()
  })
}
