// Copies a preview link. Where the browser lets no script write to its clipboard, the link is marked to be copied by hand.
const said = document.querySelector("[data-copy-said]")

for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy)
  const label = button.textContent
  button.hidden = false
  button.addEventListener("click", async () => {
    field.select()
    try {
      await navigator.clipboard.writeText(field.value)
    } catch {
      if (!document.execCommand("copy")) return
    }
    button.textContent = said.textContent = button.dataset.copied
    setTimeout(() => {
      button.textContent = label
      said.textContent = ""
    }, 4000)
  })
}
