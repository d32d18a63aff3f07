// What is known of photos, asked for once each.
const known = new Map()
const address = JSON.parse(document.getElementById("photo-picker").textContent).photos

export function remember(photo) {
  known.set(Number(photo.id), Promise.resolve(photo))
  return photo
}

/** {id, url, caption, alt, credit, …} of the photo, or null where it is gone or cannot be seen. */
export function photo(id) {
  if (!known.has(id)) known.set(id, request(id))
  return known.get(id)
}

async function request(id) {
  try {
    const response = await fetch(`${address}?ids=${id}`, { headers: { Accept: "application/json" } })
    return (await response.json()).photos[0] ?? null
  } catch {
    return null
  }
}

/** Let the editor choose a photo; `suggest` is the caption that it should fit. Null where none is chosen. */
export async function choose(suggest = "") {
  const { pickPhoto } = await import("articles/admin/picker")
  const article = document.getElementById("story").dataset.article || null
  const chosen = await pickPhoto({ suggest, article })
  if (chosen) remember(chosen)
  return chosen
}
