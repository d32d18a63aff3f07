// Everything that the editor says, in the language of whoever writes.
export const words = JSON.parse(document.getElementById("editor-words").textContent)

/** words.moved with its %s filled in. */
export const say = (name, value) => words[name].replace("%s", value)

/** For what the interface says in the midst of a story that may be in another language. */
export const INTERFACE = { lang: document.documentElement.lang, dir: document.documentElement.dir || "ltr" }

/** An element with attributes (null and false leave one out) and children. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === false) continue
    made.setAttribute(name, value === true ? "" : value)
  }
  made.append(...children)
  return made
}

/** A button that submits nothing. */
export function button(label, act, attributes = {}) {
  const made = element("button", { type: "button", ...attributes }, label)
  made.addEventListener("click", act)
  return made
}

/** Let a textarea be as high as its words, in a browser whose style sheets cannot. */
export function grow(area) {
  if (CSS.supports("field-sizing", "content")) return
  const fit = () => {
    area.style.height = "auto"
    area.style.height = `${area.scrollHeight}px`
  }
  area.addEventListener("input", fit)
  new ResizeObserver(fit).observe(area)
  requestAnimationFrame(fit)
}
