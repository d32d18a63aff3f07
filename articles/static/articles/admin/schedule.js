// A time in the newsroom's zone, said in UTC and in the zone of whoever looks.
const said = document.querySelector("[data-zone]")
const field = document.getElementById(said.dataset.for)

/** Minutes by which the zone's clocks are ahead of UTC at an instant. */
function offset(instant, zone) {
  const options = { timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" }
  const part = Object.fromEntries(new Intl.DateTimeFormat("en", options).formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  return (Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute) - Math.floor(instant / 60000) * 60000) / 60000
}

function say() {
  const wall = Date.parse(`${field.value}Z`)
  if (Number.isNaN(wall)) return said.replaceChildren()
  let instant = wall - offset(wall, said.dataset.zone) * 60000
  instant = wall - offset(instant, said.dataset.zone) * 60000
  const clock = (timeZone) => new Intl.DateTimeFormat(document.documentElement.lang, { timeZone, dateStyle: "medium", timeStyle: "short" }).format(instant)
  said.textContent = said.dataset.words.replace("%utc", clock("UTC")).replace("%here", clock(undefined))
}

field.addEventListener("input", say)
say()
