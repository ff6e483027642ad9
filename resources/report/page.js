"use strict";

function makeSlider(stage) {
  const place = (share) => {
    const percent = Math.min(100, Math.max(0, share));
    stage.style.setProperty("--place", percent + "%");
    stage.setAttribute("aria-valuenow", String(Math.round(percent)));
  };
  const follow = (event) => {
    const box = stage.getBoundingClientRect();
    place(((event.clientX - box.left) / box.width) * 100);
  };
  const steps = { ArrowLeft: -2, ArrowDown: -2, ArrowRight: 2, ArrowUp: 2, PageDown: -10, PageUp: 10, Home: -100, End: 100 };
  stage.addEventListener("pointerdown", (event) => { stage.setPointerCapture(event.pointerId); follow(event); });
  stage.addEventListener("pointermove", (event) => { if (stage.hasPointerCapture(event.pointerId)) follow(event); });
  stage.addEventListener("keydown", (event) => {
    if (!(event.key in steps)) return;
    event.preventDefault();
    place(Number(stage.getAttribute("aria-valuenow")) + steps[event.key]);
  });
}

function makeChooser(select) {
  const stage = select.closest("figure").querySelector(".stage");
  select.addEventListener("change", () => {
    stage.querySelectorAll("img").forEach((image, index) => {
      image.classList.toggle(select.dataset.side, index === select.selectedIndex);
    });
  });
}

function sortBy(header) {
  const table = header.closest("table");
  const column = [...header.parentNode.children].indexOf(header);
  const descending = header.getAttribute("aria-sort") !== "descending";
  const value = (row) => {
    const cell = row.cells[column];
    return cell.dataset.value === undefined ? cell.textContent : Number(cell.dataset.value);
  };
  const order = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b)));
  const rows = [...table.tBodies[0].rows];
  rows.sort((a, b) => (descending ? order(value(b), value(a)) : order(value(a), value(b))));
  table.tBodies[0].append(...rows);
  table.querySelectorAll("th").forEach((other) => other.removeAttribute("aria-sort"));
  header.setAttribute("aria-sort", descending ? "descending" : "ascending");
}

document.querySelectorAll(".stage").forEach(makeSlider);
document.querySelectorAll("select[data-side]").forEach(makeChooser);
document.querySelectorAll("th button").forEach((button) => {
  button.addEventListener("click", () => sortBy(button.parentNode));
});
