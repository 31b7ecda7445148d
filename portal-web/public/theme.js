// Runs before the first paint so that a dark page never flashes white. The key is written by src/lib/theme.ts.
(function () {
  var choice = null;
  try {
    choice = localStorage.getItem("mendwell.theme");
  } catch (refused) {
    // Storage can be switched off; the system's choice is used then.
  }
  var dark = choice ? choice === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
