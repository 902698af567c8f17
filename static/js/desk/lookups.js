// What a field found by typing is seen by: Select2's control, which stands in front of the select.

export const $ = django.jQuery;

// The control that takes the focus in a field's place; undefined where the field takes it itself.
export const lookupOf = (field) => field.nextElementSibling?.querySelector?.(".select2-selection");
