"""Drives the pages of a server in a headless Chromium and tells what it saw, as JSON.

usage: browser.py ADDRESS [FOLDER FOR SCREENSHOTS]
"""

import json
import sys
import tempfile
import zipfile
from pathlib import Path

from chromium import SCHEMES, prefer, start
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

address = sys.argv[1]
screenshots = Path(sys.argv[2]) if len(sys.argv) > 2 else None

DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:r><w:t>Pemerintah memulangkan 35 TKI dari Kamboja.</w:t></w:r></w:p></w:body></w:document>"""
TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
RELATIONS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"""

# What an accessibility checker would say, by rules that need no library: names of controls and pictures,
# labels, one main heading, languages, ids that are there once, contrast of text.
AUDIT = r"""
const problems = [];
const text = (e) => (e.getAttribute("aria-label") || e.textContent || e.title || "").trim();
if (!document.documentElement.lang) problems.push("no language");
if (!document.title.trim()) problems.push("no title");
if (document.querySelectorAll("h1").length !== 1) problems.push("not one h1");
if (document.querySelectorAll("main").length !== 1) problems.push("not one main");
let level = 0;
for (const h of document.querySelectorAll("h1, h2, h3, h4")) {
  const own = Number(h.tagName[1]);
  if (own > level + 1) problems.push("heading skips a level: " + text(h));
  level = own;
}
for (const e of document.querySelectorAll("a[href], button")) if (!text(e)) problems.push("no name: " + e.outerHTML);
for (const e of document.querySelectorAll("input, textarea, select"))
  if (!(e.labels && e.labels.length) && !e.getAttribute("aria-label")) problems.push("no label: " + e.outerHTML);
for (const e of document.querySelectorAll("img")) if (!e.hasAttribute("alt")) problems.push("no alt: " + e.src);
const ids = new Set();
for (const e of document.querySelectorAll("[id]")) { if (ids.has(e.id)) problems.push("id twice: " + e.id); ids.add(e.id); }
for (const e of document.querySelectorAll("[aria-describedby], [aria-labelledby]"))
  for (const id of ((e.getAttribute("aria-describedby") || "") + " " + (e.getAttribute("aria-labelledby") || "")).split(/\s+/))
    if (id && !document.getElementById(id)) problems.push("refers to no id: " + id);
const channel = (v) => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
const luminance = (c) => 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]);
const parse = (c) => c.match(/[\d.]+/g).map(Number);
function background(e) {
  for (; e; e = e.parentElement) {
    const c = parse(getComputedStyle(e).backgroundColor);
    if (c.length < 4 || c[3] > 0) return c;
  }
  return [255, 255, 255];
}
for (const e of document.querySelectorAll("body *")) {
  const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
  if (!own || e.closest("[aria-hidden], noscript, .skip, [hidden]") || !e.getClientRects().length) continue;
  const a = luminance(parse(getComputedStyle(e).color)), b = luminance(background(e));
  const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  if (contrast < 4.5) problems.push("contrast " + contrast.toFixed(2) + ": " + text(e).slice(0, 40));
}
return problems;
"""

browser = start()
wait = WebDriverWait(browser, 20)
seen = {"problems": [], "console": []}


def look(name):
    """Audits what is shown, in light and dark, and keeps a picture."""
    for scheme in SCHEMES:
        prefer(browser, scheme)
        seen["problems"] += [f"{name}, {scheme}: {p}" for p in browser.execute_script(AUDIT)]
        if screenshots:
            browser.save_screenshot(str(screenshots / f"{name}-{scheme}.png"))
    seen["console"] += [f"{name}: {entry['message']}" for entry in browser.get_log("browser")]


def find(selector):
    return browser.find_element(By.CSS_SELECTOR, selector)


def texts(selector):
    # In one go: the script of a page may put others in their place meanwhile.
    script = "return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent.trim())"
    return browser.execute_script(script, selector)


try:
    browser.get(address + "/")
    find("#q").send_keys("TKI")
    wait.until(lambda _: texts(".card h2"))
    seen["typed"] = texts(".card h2")
    seen["remark"] = texts(".remark")
    seen["address"] = browser.current_url.removeprefix(address)
    look("search")
    # The keyboard alone leads to the concept.
    find("#q").send_keys(Keys.TAB, Keys.TAB)
    focused = browser.switch_to.active_element
    seen["focused"] = focused.text
    focused.send_keys(Keys.ENTER)
    wait.until(lambda _: texts("article h1"))
    seen["concept"] = texts("article h1")
    seen["statuses"] = sorted(set(texts("td:nth-of-type(2)")))[:3]
    look("concept")
    find("header .language a").click()
    wait.until(lambda _: find("html").get_attribute("lang") == "id")
    seen["indonesian"] = texts("nav a")
    look("concept-id")

    browser.get(address + "/memory?ui=en")
    find("#q").send_keys("The placement of 14 workers was cancelled.")
    find("main button").click()
    wait.until(lambda _: texts(".match"))
    seen["deleted"] = texts(".match del")
    seen["inserted"] = texts(".match ins")
    look("memory")

    browser.get(address + "/draft")
    find("#date").send_keys("07222025")
    find("#text").send_keys("🌏 Pemerintah memulangkan 35 TKI dari Kamboja.")
    wait.until(lambda _: texts("#findings button"))
    seen["marked"] = browser.execute_script(
        "return [...document.querySelectorAll('#marks span')].map((e) => e.textContent)"
    )
    seen["buttons"] = texts("#findings button")
    look("draft")
    find("#findings button").click()
    wait.until(lambda _: not texts("#findings button"))
    seen["applied"] = find("#text").get_property("value")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rilis.docx"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("[Content_Types].xml", TYPES)
            archive.writestr("_rels/.rels", RELATIONS)
            archive.writestr("word/document.xml", DOCUMENT)
        find("#file").send_keys(str(path))
        wait.until(lambda _: texts("#upload-findings li"))
    seen["uploaded"] = texts("#upload-findings strong")
    look("upload")

    # Without script a look-up works all the same.
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    browser.get(address + "/?q=TPPO")
    seen["scriptless"] = [e.text for e in browser.find_elements(By.CSS_SELECTOR, ".card h2")]
finally:
    browser.quit()
json.dump(seen, sys.stdout, ensure_ascii=False)
