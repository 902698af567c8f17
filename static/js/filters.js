// On a narrow screen the rows come first: the filters start folded, unless one is in force.
"use strict";
if (matchMedia("(max-width: 59.99rem)").matches) {
  for (const filters of document.querySelectorAll("details.filters[data-fold]")) {
    filters.open = false;
  }
}
