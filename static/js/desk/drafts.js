// Keeps in this browser what is typed for a mark until it is saved, or until somebody logs out.

const PREFIX = "desk-draft:";
const UNKEPT = new Set(["csrfmiddlewaretoken", "act", "report", "seen"]);

const forget = () => {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  }
};

const keyOf = (form) => {
  const { draft } = document.getElementById("reading").dataset;
  return `${PREFIX}${draft}:${form.dataset.draft}`;
};

const controls = (form) => [...form.elements].filter(({ name, type }) => name && !UNKEPT.has(name) && type !== "submit");

// A record that was found is kept with its name: the page knows no others.
const valueOf = (control) => {
  if (control.type === "checkbox" || control.type === "radio") return control.checked;
  if (!control.classList.contains("lookup")) return control.value;
  return [...control.selectedOptions].map(({ value, text }) => [value, text]);
};

const nameOf = ({ name, type, value }) => (type === "radio" ? `${name}=${value}` : name);

const read = (form) => Object.fromEntries(controls(form).map((control) => [nameOf(control), valueOf(control)]));

const put = (control, value) => {
  if (typeof value === "boolean") control.checked = value;
  else if (!Array.isArray(value)) control.value = value;
  else {
    for (const option of control.options) option.selected = false;
    for (const [key, text] of value) control.append(new Option(text, key, true, true));
  }
};

const restore = (form, kept) => {
  for (const control of controls(form)) {
    const value = kept[nameOf(control)];
    if (value !== undefined) put(control, value);
  }
  form.querySelectorAll("select.lookup").forEach((select) => django.jQuery(select).trigger("change.select2"));
  const notice = form.querySelector(".restored");
  notice.hidden = false;
  notice.querySelector(".drop").addEventListener("click", () => {
    localStorage.removeItem(keyOf(form));
    location.reload();
  });
};

// What was sent is kept until another page than the same form answers: then it was saved.
const forgetSaved = (form) => {
  const sent = sessionStorage.getItem("desk-sent");
  sessionStorage.removeItem("desk-sent");
  if (sent && sent !== (form && keyOf(form))) localStorage.removeItem(sent);
};

const keep = (form) => {
  const key = keyOf(form);
  const kept = localStorage.getItem(key);
  if (kept && !("bound" in form.dataset)) restore(form, JSON.parse(kept));
  const given = JSON.stringify(read(form));
  // Select2 tells of its changes through jQuery alone.
  django.jQuery(form).on("input change", () => {
    const typed = JSON.stringify(read(form));
    if (typed !== given || kept) localStorage.setItem(key, typed);
  });
  form.addEventListener("submit", () => sessionStorage.setItem("desk-sent", key));
};

document.getElementById("logout-form")?.addEventListener("submit", forget);
if (document.querySelector("[data-forget-drafts]")) forget();
if (document.getElementById("reading")) {
  const form = document.getElementById("hand-form");
  forgetSaved(form);
  if (form) keep(form);
}
