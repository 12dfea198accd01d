/// Values that XLIFF 1.2 lists (section 3.2 of the specification); others begin with `x-`.
enum XLIFFVocabulary {
  /// States of a translation (`state`).
  static let states: Set<String> = [
    "final", "needs-adaptation", "needs-l10n", "needs-review-adaptation", "needs-review-l10n",
    "needs-review-translation", "needs-translation", "new", "signed-off", "translated",
  ]

  /// Where a translation comes from (`state-qualifier`).
  static let stateQualifiers: Set<String> = [
    "exact-match", "fuzzy-match", "id-match", "leveraged-glossary", "leveraged-inherited",
    "leveraged-mt", "leveraged-repository", "leveraged-tm", "mt-suggestion", "rejected-grammar",
    "rejected-inaccurate", "rejected-length", "rejected-spelling", "tm-suggestion",
  ]

  /// What a marked text is (`mtype`).
  static let markTypes: Set<String> = [
    "abbrev", "abbreviated-form", "abbreviation", "acronym", "appellation", "collocation",
    "common-name", "datetime", "equation", "expanded-form", "formula", "head-term", "initialism",
    "international-scientific-term", "internationalism", "logical-expression",
    "materials-management-unit", "name", "near-synonym", "part-number", "phrase",
    "phraseological-unit", "protected", "romanized-form", "seg", "set-phrase", "short-form", "sku",
    "standard-text", "symbol", "synonym", "synonymous-phrase", "term", "transcribed-form",
    "transliterated-form", "truncated-term", "variant",
  ]

  /// What a text is in its program (`restype`).
  static let resourceTypes: Set<String> = [
    "auto3state", "autocheckbox", "autoradiobutton", "bedit", "bitmap", "button", "caption", "cell",
    "checkbox", "checkboxmenuitem", "checkedlistbox", "colorchooser", "combobox", "comboboxexitem",
    "comboboxitem", "component", "contextmenu", "ctext", "cursor", "datetimepicker",
    "defpushbutton", "dialog", "dlginit", "edit", "file", "filechooser", "fn", "font", "footer",
    "frame", "grid", "groupbox", "header", "heading", "hedit", "hscrollbar", "icon", "iedit",
    "keywords", "label", "linklabel", "list", "listbox", "listitem", "ltext", "menu", "menubar",
    "menuitem", "menuseparator", "message", "monthcalendar", "numericupdown", "panel", "popupmenu",
    "pushbox", "pushbutton", "radio", "radiobuttonmenuitem", "rcdata", "row", "rtext", "scrollpane",
    "separator", "shortcut", "spinner", "splitter", "state3", "statusbar", "string", "tabcontrol",
    "table", "textbox", "togglebutton", "toolbar", "tooltip", "trackbar", "tree", "uri",
    "userbutton", "usercontrol", "var", "versioninfo", "vscrollbar", "window",
  ]
}
