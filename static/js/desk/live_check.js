// Says at each field of a figure, while it is typed, what is wrong and what is doubtful about it.
//
// A box that is checked has data-check-url and holds one figure's fields; their names begin with
// data-check-prefix, or with the box's own id where it is a row of a report's page. data-check-report
// and data-check-id are the records that are saved already.

import { $, lookupOf } from "./lookups.js";

const WAIT = 400;
// What a report's own fields on the same page say of how its figures are read.
const OF_REPORT = ["language", "event_on", "published_on"];
const waiting = new WeakMap();
const asking = new WeakMap();

const prefixOf = (box) => {
  const prefix = box.dataset.checkPrefix ?? (box.matches(".inline-related") ? box.id : "");
  return prefix ? `${prefix}-` : "";
};

const fieldsOf = (box) => {
  const prefix = prefixOf(box);
  return [...box.querySelectorAll("input[name], select[name], textarea[name]")]
    .filter(({ name }) => name.startsWith(prefix))
    .map((field) => [field.name.slice(prefix.length), field]);
};

const sent = (box) => {
  const data = new FormData();
  if (box.dataset.checkReport) data.set("report", box.dataset.checkReport);
  if (box.dataset.checkId) data.set("id", box.dataset.checkId);
  for (const name of OF_REPORT) {
    const field = box.closest("form")?.elements[name];
    if (field) data.set(`of-${name}`, field.value);
  }
  for (const [name, field] of fieldsOf(box)) {
    if (field.type !== "checkbox" || field.checked) data.set(name, field.value);
  }
  return data;
};

const check = async (box) => {
  asking.get(box)?.abort();
  const ask = new AbortController();
  asking.set(box, ask);
  const token = box.closest("form").elements.csrfmiddlewaretoken.value;
  try {
    const answer = await fetch(box.dataset.checkUrl, {
      method: "POST",
      headers: { "X-CSRFToken": token },
      body: sent(box),
      signal: ask.signal,
    });
    // Who was logged out is told when the page is saved.
    if (answer.headers.get("Content-Type") !== "application/json") return;
    show(box, (await answer.json()).fields);
  } catch (error) {
    // Without an answer nothing new is known; the same is checked when the page is saved.
    if (error.name !== "AbortError" && !(error instanceof TypeError)) throw error;
  }
};

// The part of the page that a field stands in, and what of it takes the focus.
const cellOf = (field) => field.closest(".cells > div, .fieldBox, .form-row, [data-check-cell]") ?? field.parentElement;

const describe = (field, id, add) => {
  const control = lookupOf(field) ?? field;
  const ids = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((word) => word && word !== id);
  if (add) ids.push(id);
  if (ids.length) control.setAttribute("aria-describedby", ids.join(" "));
  else control.removeAttribute("aria-describedby");
};

const listOf = (messages, id) => {
  const list = document.createElement("ul");
  list.className = "checked";
  list.id = id;
  for (const { level, message, url } of messages) {
    const item = list.appendChild(document.createElement("li"));
    item.className = level;
    item.textContent = message;
    if (!url) continue;
    const link = item.appendChild(document.createElement("a"));
    link.href = url;
    link.target = "_blank";
    link.textContent = " ↗";
    link.setAttribute("aria-label", message);
  }
  return list;
};

const show = (box, fields) => {
  const said = new Set([...box.querySelectorAll(".checked li")].map((item) => item.textContent));
  for (const old of box.querySelectorAll(".checked")) old.remove();
  for (const [name, field] of fieldsOf(box)) {
    const id = `${field.id}_checked`;
    const messages = fields[name] ?? [];
    describe(field, id, messages.length);
    if (!messages.length) continue;
    cellOf(field).append(listOf(messages, id));
    const folded = field.closest("details");
    if (folded) folded.open = true;
  }
  if (fields[""]) box.prepend(listOf(fields[""], `${box.id || "figure"}_checked`));
  const news = [...box.querySelectorAll(".checked li")].map((item) => item.textContent);
  region().textContent = news.filter((words) => !said.has(words)).join(" ");
};

// Told aloud without taking the focus from where one types.
const region = () => {
  let place = document.getElementById("checked-aloud");
  if (!place) {
    place = document.createElement("div");
    place.id = "checked-aloud";
    place.className = "visually-hidden";
    place.setAttribute("role", "status");
    document.body.append(place);
  }
  return place;
};

region();
// jQuery's own event: a record that is found by typing changes by it alone.
$(document).on("change", "[data-check-url]", ({ currentTarget: box }) => {
  clearTimeout(waiting.get(box));
  waiting.set(box, setTimeout(() => check(box), WAIT));
});
