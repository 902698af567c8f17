// The transcription page by keyboard: the way from mark to mark, reasons, words that are selected.

import { lookupOf } from "./lookups.js";

const at = (selector) => document.querySelector(selector);

// Where letters are typed, or choose among options, they are no shortcuts.
const isTyping = (target) =>
  target.matches("input:not([type=checkbox], [type=radio]), select, textarea") ||
  target.closest(".select2-container") !== null;

const mark = () => {
  const words = at("#id_words");
  if (words.value.trim()) words.form.requestSubmit();
  else words.focus();
};

const keys = {
  n: () => at("#next-open")?.click(),
  p: () => at("#previous-open")?.click(),
  m: mark,
  "?": () => (at(".keys").open = !at(".keys").open),
};

// After a d the next digit is a reason; any other key forgets the d.
let dismissing = false;
const press = (event) => {
  const { key, target } = event;
  if (key === "Escape" && isTyping(target)) return at("#hand").focus();
  if (isTyping(target) || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (dismissing && /^[1-9]$/.test(key)) at(`#dismiss button:nth-of-type(${key})`)?.click();
  dismissing = key === "d";
  keys[key]?.();
  return keys[key] && event.preventDefault();
};

// On the way down to the field: where several are chosen, Select2 takes Enter for its list.
const save = (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.stopPropagation();
  at("#hand-form")?.requestSubmit();
};

// Where a selection begins, counted in letters (code points) of the whole text.
const startOf = (words, range) => {
  const before = document.createRange();
  before.setStart(words, 0);
  before.setEnd(range.startContainer, range.startOffset);
  return Number(words.dataset.start) + [...before.toString()].length;
};

const takeSelection = () => {
  const words = at("#words");
  const selection = getSelection();
  const field = at("#id_words");
  if (!field || selection.isCollapsed || !words.contains(selection.anchorNode)) return;
  if (!words.contains(selection.focusNode)) return;
  const range = selection.getRangeAt(0);
  const selected = range.toString();
  const lead = selected.length - selected.trimStart().length;
  field.value = selected.trim();
  field.form.elements.at.value = startOf(words, range) + lead;
};

const reach = () => {
  const field = at("#hand-form [autofocus]") ?? at("#hand .enter");
  if (!field || at(".errornote")) return;
  (lookupOf(field) ?? field.querySelector?.("input") ?? field).focus({ preventScroll: true });
};

// A live region speaks when it changes, not when a page begins with it.
const tellProgress = () => {
  const progress = at(".progress strong");
  const words = progress.textContent;
  progress.textContent = "";
  requestAnimationFrame(() => (progress.textContent = words));
};

const offerAll = () => {
  const all = at(".choose-all");
  if (!all) return;
  all.hidden = false;
  all.addEventListener("change", ({ target }) => {
    for (const box of document.querySelectorAll("[name=passed]")) box.checked = target.checked;
  });
};

const begin = () => {
  offerAll();
  document.addEventListener("keydown", save, true);
  document.addEventListener("keydown", press);
  document.addEventListener("selectionchange", takeSelection);
  at("#id_words")?.addEventListener("input", ({ target }) => (target.form.elements.at.value = ""));
  at(".words [aria-current]")?.scrollIntoView({ block: "center" });
  const wrong = at(".errornote") && at("#hand :focus");
  if (wrong) wrong.scrollIntoView({ block: "center" });
  else scrollTo(0, 0);
  tellProgress();
  reach();
};

if (at("#reading")) begin();
