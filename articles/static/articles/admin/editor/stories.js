import { Listbox } from "articles/admin/editor/listbox"
import { words } from "articles/admin/editor/words"

const IS_ADDRESS = /^(https?:|mailto:|tel:|\/)/i

/** Stories of ours whose headlines have the words, the newest first: [{label, about, id, address}]. */
async function find(query) {
  const { stories, article } = document.querySelector("[data-stories]").dataset
  const response = await fetch(`${stories}?${new URLSearchParams({ q: query, but: article ?? "" })}`).catch(() => null)
  if (!response?.ok || response.redirected) return []
  const found = (await response.json()).stories
  return found.map(({ headline, ...story }) => ({ label: headline, ...story }))
}

/** Let words typed into `input` find a story; `choose` is told which. What looks like an address finds none. */
export function suggestStories(input, choose) {
  const list = new Listbox(input, words.stories, (story) => {
    list.hide()
    choose(story)
  })
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["autocomplete", "off"]]) {
    input.setAttribute(name, value)
  }
  list.expanded()
  input.after(list.dom)
  let asked = 0
  let waiting
  const search = async () => {
    const turn = ++asked
    const query = input.value.trim()
    const found = query && !IS_ADDRESS.test(query) ? await find(query) : []
    if (turn === asked) list.show(found)
  }
  input.addEventListener("input", () => {
    clearTimeout(waiting)
    waiting = setTimeout(search, 150)
  })
  input.addEventListener("keydown", (event) => {
    if (list.press(event)) event.preventDefault()
  })
  input.addEventListener("blur", () => list.hide())
}
