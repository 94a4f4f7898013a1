"use strict";
// Everything stands in the page already; this script only filters, folds and moves the focus.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const list = document.getElementById("list");
  const cards = all(".card", list);
  const form = document.getElementById("filters");
  const rule = document.getElementById("rule");
  const text = document.getElementById("text");
  const shown = document.getElementById("shown");
  const checked = (name) => new Set(all(`input[name=${name}]:checked`, form).map((box) => box.value));

  const filter = () => {
    const verdicts = checked("verdict");
    const grades = checked("grade");
    const wanted = text.value.trim().toLowerCase();
    let count = 0;
    for (const card of cards) {
      const { verdict, grade, rule: name } = card.dataset;
      card.hidden = !verdicts.has(verdict) || (grade && !grades.has(grade)) || (rule.value && name !== rule.value) ||
        (wanted && !card.textContent.toLowerCase().includes(wanted));
      count += !card.hidden;
    }
    shown.textContent = `${count} of ${cards.length}`;
  };

  const mark = (card) => {
    for (const claim of all(".claim.current")) claim.classList.remove("current");
    for (const link of all(".to", card)) {
      document.getElementById(link.hash.slice(1))?.classList.add("current");
    }
  };

  const show = (card) => {
    card.hidden = false;
    card.open = true;
    mark(card);
    card.querySelector("summary").focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  };

  const goTo = (id) => {
    const target = document.getElementById(id);
    if (!target) return;
    if (target.classList.contains("card")) return show(target);
    const article = target.closest("details.article");
    if (article) article.open = true;
    target.scrollIntoView({ block: "center" });
    target.focus({ preventScroll: true });
    target.classList.add("current");
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link || link.classList.contains("skip")) return;
    event.preventDefault();
    goTo(decodeURIComponent(link.hash.slice(1)));
  });

  list.addEventListener("toggle", (event) => event.target.open && mark(event.target), true);

  const step = (by) => {
    const visible = cards.filter((card) => !card.hidden);
    if (!visible.length) return;
    const at = visible.indexOf(document.activeElement?.closest?.(".card"));
    const next = at < 0 ? (by > 0 ? 0 : visible.length - 1) : (at + by + visible.length) % visible.length;
    if (at >= 0) visible[at].open = false;
    show(visible[next]);
    const first = visible[next].querySelector(".to");
    const claim = first && document.getElementById(first.hash.slice(1));
    if (claim) {
      const article = claim.closest("details.article");
      if (article) article.open = true;
      claim.scrollIntoView({ block: "center" });
    }
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches("input[type=search], select");
    if (event.key === "Escape") {
      for (const card of cards) card.open = false;
      if (typing) event.target.blur();
    } else if (typing) {
      return;
    } else if (event.key === "j" || event.key === "k") {
      step(event.key === "j" ? 1 : -1);
    } else if (event.key === "/") {
      event.preventDefault();
      text.focus();
    }
  });

  const theme = document.getElementById("theme");
  const dark = () => document.documentElement.dataset.theme === "dark" ||
    (!document.documentElement.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);
  const name = () => { theme.textContent = dark() ? "Light" : "Dark"; };
  theme.addEventListener("click", () => {
    document.documentElement.dataset.theme = dark() ? "light" : "dark";
    name();
  });

  addEventListener("beforeprint", () => {
    for (const card of cards) if (!card.hidden) card.open = true;
  });
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  filter();
  name();
  if (location.hash) goTo(decodeURIComponent(location.hash.slice(1)));
})();
