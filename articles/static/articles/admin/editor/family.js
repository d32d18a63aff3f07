import { suggestStories } from "articles/admin/editor/stories"

/** Let words of a headline choose the story that this one carries on, and the one that it translates. */
export function chooseTies(form) {
  for (const place of form.querySelectorAll("[data-tie]")) chooseTie(form.elements[place.dataset.tie], place)
}

function chooseTie(field, place) {
  const input = place.querySelector("input[type=text]")
  if (!input) return
  const chosen = place.querySelector("[data-chosen]")
  const tie = (id, headline) => {
    field.value = id
    chosen.textContent = headline
    chosen.parentElement.hidden = !headline
    input.value = ""
    input.dispatchEvent(new Event("input", { bubbles: true }))
  }
  suggestStories(input, ({ id, label }) => tie(id, label))
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault() // it chooses, and never saves
  })
  place.querySelector("[data-untie]").addEventListener("click", () => {
    tie("", "")
    input.focus()
  })
}
