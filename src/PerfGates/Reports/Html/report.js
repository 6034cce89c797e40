"use strict";
(() => {
  const gates = [...document.querySelectorAll(".gate")];
  const fold = open => gates.forEach(g => { g.open = open; });
  const find = document.getElementById("find");
  document.querySelector(".tools").hidden = gates.length === 0;
  document.getElementById("unfold").addEventListener("click", () => fold(true));
  document.getElementById("fold").addEventListener("click", () => fold(false));
  find.addEventListener("input", () => {
    const wanted = find.value.trim().toLowerCase();
    let shown = 0;
    for (const gate of gates) {
      gate.hidden = !gate.querySelector("summary").textContent.toLowerCase().includes(wanted);
      if (!gate.hidden) shown++;
    }
    for (const group of document.querySelectorAll(".group")) group.hidden = !group.querySelector(".gate:not([hidden])");
    document.getElementById("found").textContent = wanted ? `${shown} of ${gates.length} gates` : "";
  });
  const follow = () => {
    const gate = location.hash.startsWith("#g") && document.getElementById(location.hash.slice(1));
    if (gate && gate.matches(".gate")) gate.open = true;
  };
  addEventListener("hashchange", follow);
  follow();
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    folded.forEach(d => { d.open = true; });
  });
  addEventListener("afterprint", () => folded.forEach(d => { d.open = false; }));
})();
