// Below each time in the newsroom's zone: what clocks show at that instant in UTC and where the browser is.
const words = JSON.parse(document.getElementById("moment-words").textContent)
const HOUR = 3_600_000

/** Milliseconds by which the zone's clocks are ahead of UTC at an instant. */
function offset(instant, zone) {
  const fields = ["year", "month", "day", "hour", "minute", "second"]
  const options = { timeZone: zone, hourCycle: "h23", ...Object.fromEntries(fields.map((field) => [field, "numeric"])) }
  const part = Object.fromEntries(new Intl.DateTimeFormat("en", options).formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second) - Math.floor(instant / 1000) * 1000
}

/** The instants at which clocks in the zone show a time, earliest first: none where they skip it, two where it comes twice. */
function instants(wall, zone) {
  const offsets = [wall + 24 * HOUR, wall - 24 * HOUR].map((near) => offset(near, zone))
  const found = new Set(offsets.map((ahead) => wall - ahead).filter((instant) => instant + offset(instant, zone) === wall))
  return [...found].sort((one, other) => one - other)
}

/** The zones that show another time than the newsroom's at an instant, each time once. */
function elsewhere(instant, zone) {
  const seen = new Set([offset(instant, zone)])
  return ["UTC", new Intl.DateTimeFormat().resolvedOptions().timeZone].filter((other) => {
    const isNew = !seen.has(offset(instant, other))
    seen.add(offset(instant, other))
    return isNew
  })
}

function clock(instant, timeZone, wall) {
  const isSameDay = Math.floor((instant + offset(instant, timeZone)) / (24 * HOUR)) === Math.floor(wall / (24 * HOUR))
  const options = { timeZone, hourCycle: "h23", timeStyle: "short", ...(!isSameDay && { dateStyle: "medium" }) }
  const time = new Intl.DateTimeFormat(document.documentElement.lang, options).format(instant)
  return words.elsewhere.replace("%time", time).replace("%zone", timeZone.replaceAll("_", " "))
}

function told(field) {
  const { zone, late } = field.dataset
  const wall = Date.parse(`${field.value}Z`)
  if (Number.isNaN(wall)) return ""
  const found = instants(wall, zone)
  if (!found.length) return words.missing.replace("%zone", zone)
  const second = found.length > 1 && (late !== undefined || field.form.elements.which?.value === "second")
  const instant = found[second ? 1 : 0]
  const clocks = elsewhere(instant, zone).map((other) => clock(instant, other, wall)).join(" · ")
  return found.length > 1 ? `${words[second ? "second" : "first"]} ${clocks}` : clocks
}

function tellBelow(field) {
  const note = document.createElement("p")
  note.id = `${field.id}_elsewhere`
  note.className = "help elsewhere"
  note.setAttribute("aria-live", "polite")
  ;(field.closest(".with-button") ?? field).after(note)
  field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${note.id}`.trim())
  const tell = () => note.replaceChildren(told(field))
  field.addEventListener("input", tell)
  field.form.addEventListener("change", tell)
  tell()
}

document.querySelectorAll("input[data-zone]").forEach(tellBelow)
