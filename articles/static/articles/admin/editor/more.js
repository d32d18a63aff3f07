import { COMMANDS } from "articles/admin/editor/commands"
import { button, element, words } from "articles/admin/editor/words"

/** What is seldom wanted, in a menu: {opener, menu}. Arrow keys move in it, Escape closes it, a choice does so too. */
export function moreMenu(editor, names) {
  const menu = element("div", { class: "more-menu", role: "menu", "aria-label": words.more, hidden: true })
  const opener = button(words.more, () => show(menu.hidden), { "aria-haspopup": "menu", "aria-expanded": "false" })
  const show = (open) => {
    menu.hidden = !open
    opener.setAttribute("aria-expanded", open)
    if (!open) return
    for (const entry of entries) {
      const { active } = COMMANDS[entry.dataset.act]
      if (active) entry.setAttribute("aria-checked", active(editor))
    }
    entries[0].focus()
  }
  const entries = names.map((name) => {
    const role = COMMANDS[name].active ? "menuitemcheckbox" : "menuitem"
    const act = () => {
      show(false)
      COMMANDS[name].act(editor)
    }
    return button(words[name], act, { role, tabindex: "-1", "data-act": name })
  })
  menu.append(...entries)
  const close = () => {
    show(false)
    opener.focus()
  }
  const go = (step) => entries.at((entries.indexOf(document.activeElement) + step) % entries.length).focus()
  menu.addEventListener("keydown", (event) => {
    const act = {
      ArrowDown: () => go(1),
      ArrowUp: () => go(-1),
      Home: () => entries[0].focus(),
      End: () => entries.at(-1).focus(),
      Escape: close,
      Tab: close,
    }[event.key]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  })
  opener.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown") return
    event.preventDefault()
    show(true)
  })
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget !== opener && !menu.contains(relatedTarget)) show(false)
  })
  return { opener, menu }
}
