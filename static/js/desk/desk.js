// Finds records by what is typed, and leads to the first error and into a row just added.

import { $, lookupOf } from "./lookups.js";

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

// Each field that is wrong, as a link in the note above the form; the first one takes the focus.
const listErrors = () => {
  const note = document.querySelector(".errornote");
  const fields = [...document.querySelectorAll(".errorlist:not(.nonfield)")]
    .map((list) => list.closest("div, fieldset")?.querySelector("input:not([type=hidden]), select, textarea"))
    .filter(Boolean);
  if (!note || !fields.length) return;
  const list = document.createElement("ol");
  for (const field of fields) {
    const link = document.createElement("a");
    link.href = `#${field.id}`;
    link.textContent = document.querySelector(`label[for="${field.id}"]`)?.textContent ?? field.name;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      reach(field);
    });
    list.appendChild(document.createElement("li")).append(link);
  }
  note.append(list);
  reach(fields[0]);
};

const reach = (field) => {
  const shown = lookupOf(field) ?? field;
  for (let part = shown.closest("details"); part; part = part.parentElement.closest("details")) {
    part.open = true;
  }
  shown.focus();
  shown.scrollIntoView({ block: "center" });
};

// What was typed and not saved is not left behind without a question.
let dirty = false;
const form = () => document.querySelector("#content-main form[method=post]");
for (const kind of ["input", "change"]) {
  document.addEventListener(kind, ({ target, isTrusted }) => {
    if (isTrusted && form()?.contains(target)) dirty = true;
  });
}
document.addEventListener("submit", () => (dirty = false));
addEventListener("beforeunload", (event) => dirty && event.preventDefault());

// The rows from which new ones are copied are nothing that anybody typed.
document.addEventListener("formdata", ({ formData }) => {
  for (const key of [...formData.keys()]) {
    if (key.includes("__prefix__")) formData.delete(key);
  }
});

// A report speaks of one area and time, mostly: an added row begins with those of the one before.
const copyArea = (row) => {
  for (const field of ["scope", "province", "period_kind", "period_start", "period_end"]) {
    const from = row.previousElementSibling?.querySelector(`[name$="-${field}"]`);
    const to = row.querySelector(`[name$="-${field}"]`);
    if (!to || !from?.value) continue;
    if (to.classList.contains("lookup")) {
      to.append(new Option(from.selectedOptions[0].text, from.value));
    }
    to.value = from.value;
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

begin(document);
document.querySelector(".stale")?.scrollIntoView({ block: "center" });
listErrors();
