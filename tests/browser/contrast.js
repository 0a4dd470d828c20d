// Every stretch of words with its contrast against what lies behind it, and what the stylesheet puts before it.
const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
function paint(color, under) {
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = `rgb(${under.join(" ")})`;
  context.fillRect(0, 0, 1, 1);
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
}
function behind(element) {
  if (!element) return [255, 255, 255];
  return paint(getComputedStyle(element).backgroundColor, behind(element.parentElement));
}
function luminance(color) {
  const [r, g, b] = color.map((value) => value / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(element, pseudo) {
  const ground = behind(element), ink = paint(getComputedStyle(element, pseudo).color, ground);
  const [high, low] = [luminance(ink), luminance(ground)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}
const found = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement, words = walker.currentNode.data.trim();
  if (words && !["SCRIPT", "STYLE"].includes(element.tagName) && element.checkVisibility()) {
    found.push([words.slice(0, 40), element.className, contrast(element)]);
  }
}
for (const element of document.querySelectorAll("[data-label], .ref, .flag")) {
  found.push([getComputedStyle(element, "::before").content, element.className, contrast(element, "::before")]);
}
return found;
