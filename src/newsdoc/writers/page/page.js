// What is pointed at lights up with all that belongs to it, the arrow keys go from number to number, Escape goes back to
// the text, and the list follows the mouse. Without this, links lead from text to list and back, and the stylesheet has
// rules of its own, which cost a browser more.
"use strict";
const view = document.querySelector(".newsdoc");
const story = view.querySelector(".story");
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
// What belongs together: the parts of one attribution, or all that one source says and where it is named.
function belonging(element) {
  const part = element?.closest(".story .x, a.ref, .statement, .speaker h3");
  const number = (of, letter) => of && [...of.classList].find((name) => name[0] === letter && /^\d+$/.test(name.slice(1)))?.slice(1);
  const source = part?.matches("h3") && number(part.closest(".speaker"), "k");
  if (source) return `.s${source}, .m${source}`;
  const attribution = number(part, "i");
  return attribution ? `.x${attribution}` : null;
}

let lit = null, waiting = 0;
function light(pointed) {
  const focused = document.activeElement?.matches(":focus-visible") ? document.activeElement : null;
  const joined = belonging(pointed) ?? belonging(focused);
  if (joined === lit) return;
  lit = joined;
  for (const element of view.querySelectorAll(".lit")) element.classList.remove("lit");
  if (joined) for (const element of view.querySelectorAll(joined)) element.classList.add("lit");
  story.classList.toggle("pointed", Boolean(joined));
}

view.addEventListener("focusin", (event) => { light(event.target); follow(event.target.closest("a.ref")); });
view.addEventListener("focusout", (event) => { if (!event.relatedTarget) light(null); });
view.addEventListener("mouseleave", () => light(null));
view.addEventListener("mouseover", (event) => {
  light(event.target);
  clearTimeout(waiting);
  const part = event.target.closest(".story .x, a.ref");
  if (part) waiting = setTimeout(follow, 150, part);
});
