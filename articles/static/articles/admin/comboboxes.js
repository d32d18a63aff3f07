// The stock admin's fields in which a row is found by typing: each gets the name that its label gives it.

const { jQuery } = window.django
const labelOf = (select) => select.labels[0]?.textContent.trim().replace(/[:：]$/, "") ?? ""

function name(select) {
  const combobox = select.nextElementSibling?.querySelector("[role=combobox]")
  if (!combobox) return
  combobox.removeAttribute("aria-labelledby")
  const tell = () => {
    const chosen = select.selectedOptions[0]?.textContent.trim()
    const words = [labelOf(select), chosen].filter(Boolean).join(": ")
    for (const part of [combobox, combobox.querySelector("[role=textbox]")]) part.setAttribute("aria-label", words)
  }
  jQuery(select).on("change", tell)
  jQuery(select).on("select2:open", () => {
    const search = document.querySelector(".select2-container--open .select2-search__field")
    search?.setAttribute("aria-label", labelOf(select))
  })
  tell()
}

// After the stock script, which makes the comboboxes as soon as the page is there.
jQuery(() => document.querySelectorAll("select.admin-autocomplete").forEach(name))
