// Leads to the first error of a page, and into a row that was just added.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const first = document.querySelector(".cell .errorlist, .form-row .errorlist, .stale");
  if (first) first.scrollIntoView({ block: "center" });
});

document.addEventListener("formset:added", (event) => {
  const field = event.target.querySelector("input:not([type=hidden]), select, textarea");
  if (field) field.focus();
});
