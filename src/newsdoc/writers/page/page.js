// The page is whole without this: links lead from the text to the list and back, the stylesheet joins what belongs together.
// Here the arrow keys go from number to number, Escape goes back to the text, and the list follows the mouse.
"use strict";
const view = document.querySelector(".newsdoc");
const side = view.querySelector(".side");
const references = [...view.querySelectorAll("a.ref")];
const steps = { ArrowRight: [1, false], ArrowLeft: [-1, false], ArrowDown: [1, true], ArrowUp: [-1, true] };

function next(reference, step, sameSource) {
  let at = references.indexOf(reference) + step;
  while (sameSource && references[at] && references[at].dataset.s !== reference.dataset.s) at += step;
  return references[at];
}

function follow(element) {
  // Only where the list stands beside the text and scrolls by itself: the page must not move under the mouse.
  const number = element && [...element.classList].find((name) => /^i\d+$/.test(name));
  const row = number && side.querySelector(`.statement.${number}`);
  if (!row || getComputedStyle(side).position !== "sticky") return;
  const box = side.getBoundingClientRect(), place = row.getBoundingClientRect();
  if (place.top >= box.top && place.bottom <= box.bottom) return;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  side.scrollBy({ top: place.top - box.top - box.height / 3, behavior: still ? "instant" : "smooth" });
}

view.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const reference = event.target.closest("a.ref");
  const row = event.target.closest(".statement, .diagnostic");
  const target = reference && event.key in steps ? next(reference, ...steps[event.key])
    : row && event.key === "Escape" ? view.querySelector(`.story a[href="#${row.id}"]`) : null;
  if (!target) return;
  event.preventDefault();
  target.focus();
});
view.addEventListener("focusin", (event) => follow(event.target.closest("a.ref")));

let waiting = 0;
view.addEventListener("mouseover", (event) => {
  clearTimeout(waiting);
  const part = event.target.closest(".story .x, a.ref");
  if (part) waiting = setTimeout(follow, 150, part);
});
