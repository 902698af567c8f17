"""The texts of reports: how they are kept, marked and shown. Free of forms and pages."""
