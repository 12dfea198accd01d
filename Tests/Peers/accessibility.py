"""Has axe-core judge every page of a server in a headless Chromium, in both languages, in light and dark, on a
wide and a narrow screen, and tells what it found, as JSON.

usage: accessibility.py ADDRESS TOKEN
"""

import importlib.util
import json
import sys
import tempfile
import urllib.request
from pathlib import Path

from chromium import SCHEMES, prefer, start
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

address, token = sys.argv[1:]

# The file lies in a package for another driver of browsers, which is not needed to have it.
package = importlib.util.find_spec("axe_playwright_python").submodule_search_locations[0]
AXE = (Path(package) / "axe.min.js").read_text()
RUN = """
const done = arguments[arguments.length - 1];
axe.run(document, {resultTypes: ["violations"], rules: {"target-size": {enabled: true}}}).then(
  (found) => done({version: axe.version, passes: found.passes.length, violations: found.violations.map((v) =>
    v.id + ": " + v.help + ": " + v.nodes.map((n) => n.html.slice(0, 120) + " " + n.failureSummary).join(" | "))}),
  (error) => done({version: axe.version, passes: 0, violations: [String(error)]}));
"""
SIZES = {"wide": (1000, 1200), "narrow": (380, 800)}

seen = {"version": None, "judged": 0, "violations": [], "scrolls": []}
browser = start()
browser.set_script_timeout(60)
wait = WebDriverWait(browser, 30)


def judge(name):
    """Judges what is shown."""
    for size, (width, height) in SIZES.items():
        browser.set_window_size(width, height)
        for scheme in SCHEMES:
            prefer(browser, scheme)
            browser.execute_script(AXE)
            found = browser.execute_async_script(RUN)
            seen["version"] = found["version"]
            # A page on which no rule had anything to look at was not judged.
            seen["judged"] += found["passes"] > 5
            seen["violations"] += [f"{name}, {size}, {scheme}: {v}" for v in found["violations"]]
        # What is wider than the screen may scroll within its box, never the page.
        if browser.execute_script("return document.documentElement.scrollWidth > window.innerWidth"):
            seen["scrolls"].append(f"{name}, {size}")


def present(selector):
    wait.until(lambda _: browser.find_elements(By.CSS_SELECTOR, selector))


def ask(path, body, kind="application/json", version=None):
    fields = {"Content-Type": kind, "Authorization": "Bearer " + token}
    if version:
        fields["If-Match"] = version
    request = urllib.request.Request(address + path, data=body.encode(), headers=fields)
    return urllib.request.urlopen(request).read()


# A concept with all that its page can show: a suggestion, a history, notes.
CONCEPT = json.dumps({"concepts": [{"id": "exit-permit", "definition": {"en": "A paper."}, "notes": ["A note."],
    "designations": {
        "en": [{"term": "exit permit", "status": "preferred", "note": "A note.",
                "sources": [{"citation": "A law", "url": "https://example.org/"}]},
               {"term": "leave permit", "status": "deprecated"}],
        "id": [{"term": "izin keluar", "status": "preferred", "from": "2020"}]}}]})
SUGGESTIONS = "/api/v2/concepts/exit-permit/suggestions?base=team&comment=why"
ask(SUGGESTIONS, CONCEPT)
ask("/api/v2/suggestions/1/accept", "")
with urllib.request.urlopen(address + "/api/v2/concepts/exit-permit") as answer:
    ask(SUGGESTIONS, CONCEPT, version=answer.headers["ETag"])

try:
    for language in ("en", "id"):
        ui = f"ui={language}"
        for name, path, selector in [
            ("start", f"/?{ui}", "main"),
            ("results", f"/?q=TKI&{ui}", ".card"),
            ("candidates", f"/?q=pekerja+migrn&{ui}", "main"),
            ("nothing", f"/?q=zzzzzzzzzz&{ui}", "main"),
            ("concept", f"/concepts/tppo?{ui}", "article"),
            ("changed concept", f"/concepts/exit-permit?{ui}", ".history details"),
            ("missing concept", f"/concepts/none?{ui}", "main"),
            ("memory", f"/memory?{ui}", "main"),
            ("matches", f"/memory?q=The+placement+of+14+workers+was+cancelled.&{ui}", ".match"),
            ("draft", f"/draft?{ui}", "main"),
        ]:
            browser.get(address + path)
            present(selector)
            browser.execute_script("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
            judge(f"{name}, {language}")
        browser.find_element(By.CSS_SELECTOR, "#text").send_keys("Pemerintah memulangkan 35 TKI dari Kamboja.")
        present("#findings button")
        judge(f"findings, {language}")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "rilis.txt"
            path.write_text("Pemerintah memulangkan 35 TKI dari Kamboja.\n")
            browser.find_element(By.CSS_SELECTOR, "#file").send_keys(str(path))
            present("#upload-findings li")
        judge(f"upload, {language}")
        # The same without script, as the server renders it.
        browser.execute_script("document.querySelector('main form').submit()")
        present(".finding")
        judge(f"sent draft, {language}")
    # The report that is saved.
    report = ask("/api/v2/check?format=html&name=rilis.txt", "Pemerintah memulangkan 35 TKI dari Kamboja.\n", "text/plain")
    with tempfile.NamedTemporaryFile(suffix=".html") as file:
        file.write(report)
        file.flush()
        browser.get("file://" + file.name)
        judge("report")
finally:
    browser.quit()
json.dump(seen, sys.stdout, ensure_ascii=False)
