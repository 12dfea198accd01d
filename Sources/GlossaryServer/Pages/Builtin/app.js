"use strict";
// What the pages do beyond what a browser does by itself: results as one types, the draft pad, uploads.

// Runs a function once nothing was typed for some time.
function afterTyping(delay, run) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, delay);
  };
}

// Answers come in any order; only that to the latest question counts.
function latest() {
  let controller = new AbortController();
  return (address, options) => {
    controller.abort();
    controller = new AbortController();
    return fetch(address, { ...options, signal: controller.signal });
  };
}

function liveSearch(form) {
  const field = form.querySelector("input[type=search]");
  const results = document.getElementById(form.dataset.live);
  const ask = latest();
  const update = async () => {
    const address = "/?q=" + encodeURIComponent(field.value);
    results.setAttribute("aria-busy", "true");
    try {
      const answer = await ask(address + "&part=results");
      if (answer.ok) {
        results.innerHTML = await answer.text();
        history.replaceState(null, "", field.value ? address : "/");
      }
    } catch (error) {
      if (error.name === "AbortError") return;
    }
    results.setAttribute("aria-busy", "false");
  };
  field.addEventListener("input", afterTyping(150, update));
}

// Offsets of findings count code points, those of JavaScript UTF-16 units.
function unitOffsets(text) {
  const offsets = [0];
  for (const character of text) offsets.push(offsets[offsets.length - 1] + character.length);
  return offsets;
}

// A finding in words, as it stands in a list.
function findingItem(finding) {
  const entry = document.createElement("li");
  entry.className = "finding " + finding.severity;
  const words = document.createElement("p");
  const strong = document.createElement("strong");
  strong.textContent = finding.text;
  const facts = document.createElement("span");
  facts.className = "facts";
  const place = finding.paragraph ? "¶ " + finding.paragraph
    : finding.span.line + ":" + finding.span.column;
  facts.textContent = ` ${finding.rule} · ${place}`;
  words.append(strong, " – ", finding.message, facts);
  if (finding.concept) {
    const link = document.createElement("a");
    link.href = "/concepts/" + encodeURIComponent(finding.concept);
    link.textContent = finding.concept;
    words.append(" ", link);
  }
  entry.append(words);
  return entry;
}

function draftPad(form) {
  const field = form.querySelector("textarea");
  const marks = document.getElementById("marks");
  const list = document.getElementById("findings");
  const status = document.getElementById("draft-status");
  const ask = latest();

  function show(text, findings) {
    const offsets = unitOffsets(text);
    marks.replaceChildren();
    let end = 0;
    for (const finding of findings) {
      const start = offsets[finding.span.offset];
      if (start < end) continue;
      marks.append(text.slice(end, start));
      end = offsets[finding.span.endOffset];
      const mark = document.createElement("span");
      mark.className = finding.severity;
      mark.textContent = text.slice(start, end);
      marks.append(mark);
    }
    // A text area keeps room for a last empty line.
    marks.append(text.slice(end) + "\n");
    list.replaceChildren(...findings.map((finding) => item(finding, offsets)));
    status.textContent = findings.length
      ? status.dataset.some.replace("%", findings.length) : status.dataset.none;
  }

  function item(finding, offsets) {
    const entry = findingItem(finding);
    for (const suggestion of finding.suggestions) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = list.dataset.apply.replace("%", suggestion);
      button.addEventListener("click", () => {
        const start = offsets[finding.span.offset];
        field.setRangeText(suggestion, start, offsets[finding.span.endOffset], "end");
        field.focus();
        check();
      });
      entry.append(button, " ");
    }
    return entry;
  }

  async function check() {
    const text = field.value;
    if (!text.trim()) return show(text, []);
    const query = new URLSearchParams({ profile: form.profile.value });
    if (form.date.value) query.set("date", form.date.value);
    try {
      const answer = await ask("/api/v2/check?" + query, {
        method: "POST", headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ text }),
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const report = await answer.json();
      if (field.value === text) show(text, report.documents[0].findings);
    } catch (error) {
      if (error.name !== "AbortError") status.textContent = status.dataset.failed;
    }
  }

  field.addEventListener("input", () => marks.replaceChildren());
  field.addEventListener("input", afterTyping(300, check));
  field.addEventListener("scroll", () => { marks.scrollTop = field.scrollTop; });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    check();
  });
  form.date.addEventListener("change", check);
  form.profile.addEventListener("change", check);
  if (field.value) check();
}

function upload(field) {
  const status = document.getElementById("upload-status");
  const list = document.getElementById("upload-findings");
  const save = document.getElementById("save-report");
  const words = document.getElementById("draft-status").dataset;
  let file;

  async function ask(format) {
    const query = new URLSearchParams({ name: file.name, format });
    const answer = await fetch("/api/v2/check?" + query, {
      method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: file,
    });
    if (!answer.ok) throw new Error((await answer.json()).detail);
    return answer;
  }

  function fail(error) {
    status.textContent = error.message || words.failed;
  }

  field.addEventListener("change", async () => {
    file = field.files[0];
    list.replaceChildren();
    save.hidden = true;
    if (!file) return;
    status.textContent = "…";
    try {
      const { findings } = (await (await ask("json")).json()).documents[0];
      list.replaceChildren(...findings.map((finding) => findingItem(finding)));
      const count = findings.length ? words.some.replace("%", findings.length) : words.none;
      status.textContent = file.name + ": " + count;
      save.hidden = false;
    } catch (error) {
      fail(error);
    }
  });
  save.addEventListener("click", async () => {
    try {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await (await ask("html")).blob());
      link.download = file.name + ".html";
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (error) {
      fail(error);
    }
  });
}

for (const form of document.querySelectorAll("form[data-live]")) liveSearch(form);
const draft = document.getElementById("draft-form");
if (draft) draftPad(draft);
const file = document.getElementById("file");
if (file) upload(file);
