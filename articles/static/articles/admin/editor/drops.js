import { remember } from "articles/admin/editor/photos"
import { element, say, words } from "articles/admin/editor/words"

const carriesFiles = (event) => event.dataTransfer?.types.includes("Files")

/** Where it is told how an upload goes, and which file was refused and why. */
export const uploadNote = () => element("p", { class: "upload-note", role: "status" })

/** Bring dropped files into the library, one after the other; resolves to the photos that were taken. */
export async function takeIn(files, note) {
  const { uploadFile } = await import("articles/admin/picker")
  const taken = []
  const refused = []
  for (const file of files) {
    note.textContent = say("uploading", file.name)
    const answer = await uploadFile(file)
    if (answer.photo) taken.push(remember(answer.photo))
    else refused.push(`${file.name}: ${answer.error}`)
  }
  note.textContent = refused.join(" ")
  return taken
}

/** A file that misses its place must not take the browser away from the story. */
export function catchStrayFiles() {
  addEventListener("dragover", (event) => {
    if (!carriesFiles(event) || event.defaultPrevented) return
    event.preventDefault()
    event.dataTransfer.dropEffect = "none"
  })
  addEventListener("drop", (event) => carriesFiles(event) && event.preventDefault())
}
