// The stock admin's fields in which a row is found by typing: each gets the name that its label gives it.

const labelOf = (select) => select.labels[0]?.textContent.trim().replace(/[::]$/, "") ?? ""

addEventListener("load", () => {
  for (const select of document.querySelectorAll("select.admin-autocomplete")) {
    const combobox = select.nextElementSibling?.querySelector("[role=combobox]")
    if (!combobox) continue
    combobox.removeAttribute("aria-labelledby")
    const name = () => {
      const chosen = select.selectedOptions[0]?.textContent.trim()
      combobox.setAttribute("aria-label", [labelOf(select), chosen].filter(Boolean).join(": "))
    }
    window.django.jQuery(select).on("change", name).on("select2:open", () => {
      const search = document.querySelector(".select2-container--open .select2-search__field")
      search?.setAttribute("aria-label", labelOf(select))
    })
    name()
  }
})
