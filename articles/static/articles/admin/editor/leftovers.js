// What was typed while the server was out of reach, in this browser until it has been sent.
const PREFIX = "newsroom-typed:"

/** Keep what is typed in the form `tab`; whether the browser had room for it. */
export function keep(tab, { address, base, typed }) {
  const entries = [...typed].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken")
  try {
    localStorage.setItem(PREFIX + tab, JSON.stringify({ address, base, entries }))
    return true
  } catch {
    return false
  }
}

export const forget = (tab) => localStorage.removeItem(PREFIX + tab)

/** The forms of which something is left, as [{tab, address, base, entries}]. */
export function all() {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => ({ tab: key.slice(PREFIX.length), ...JSON.parse(localStorage.getItem(key)) }))
}
