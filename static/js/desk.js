// Finds records by what is typed, and leads to the first error and into a row just added.
"use strict";

{
  const $ = django.jQuery;

  const search = (select) => {
    const [app, model, field] = select.dataset.of.split(".");
    $(select).select2({
      theme: "admin-autocomplete",
      allowClear: true,
      placeholder: "",
      ajax: {
        url: document.getElementById("lookup").dataset.url,
        delay: 150,
        cache: true,
        data: ({ term, page }) => ({
          term,
          page,
          app_label: app,
          model_name: model,
          field_name: field,
        }),
      },
    });
    name(select);
  };

  // Select2 names its control by what is chosen, which is nothing at first.
  const name = (select) => {
    const words = document.querySelector(`label[for="${select.id}"]`)?.textContent ?? "";
    const shown = select.nextElementSibling;
    const rendered = shown.querySelector(".select2-selection__rendered");
    rendered.removeAttribute("role");
    rendered.removeAttribute("aria-readonly");
    const control = shown.querySelector(".select2-selection");
    control.removeAttribute("aria-labelledby");
    control.setAttribute("aria-label", words);
    shown.querySelector(".select2-search__field")?.setAttribute("aria-label", words);
  };

  const begin = (part) => {
    for (const select of part.querySelectorAll("select.lookup:not([name*=__prefix__])")) {
      search(select);
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    begin(document);
    document.querySelector(".errorlist, .stale")?.scrollIntoView({ block: "center" });
  });

  // A report speaks of one area, mostly: a row that is added begins with that of the one before.
  const copyArea = (row) => {
    for (const field of ["scope", "province"]) {
      const from = row.previousElementSibling?.querySelector(`select[name$="-${field}"]`);
      const to = row.querySelector(`select[name$="-${field}"]`);
      const chosen = from?.selectedOptions[0];
      if (!to || !chosen?.value) continue;
      if (to.classList.contains("lookup")) to.append(new Option(chosen.text, chosen.value));
      to.value = chosen.value;
    }
  };

  document.addEventListener("formset:added", (event) => {
    copyArea(event.target);
    begin(event.target);
    event.target.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  });

  // Until the answer comes, Enter must not choose what an earlier question found.
  document.addEventListener("input", ({ target }) => {
    if (!target.matches(".select2-search__field")) return;
    const marked = "select2-results__option--highlighted";
    document.querySelector(`.${marked}`)?.classList.remove(marked);
  });

  // The list of what is found takes the focus, so that typing goes on in it.
  $(document).on("select2:open", ({ target }) => {
    const field = document.querySelector(".select2-container--open .select2-search__field");
    field.setAttribute("aria-label", document.querySelector(`label[for="${target.id}"]`).textContent);
    field.focus();
  });
}
