// On a narrow screen the rows come first: the filters start folded; those in force stand above
// the rows anyway.

if (matchMedia("(max-width: 59.99rem)").matches) {
  for (const filters of document.querySelectorAll("details.filters")) {
    filters.open = false;
  }
}
