// Paper is white, whatever the screen is, and it has room for the whole table.
"use strict";
(function (kgbuild) {
  // `prepare` draws the page anew, as it is printed; `restore` as it is on the screen.
  kgbuild.createPrinting = function (prepare, restore) {
    window.addEventListener("beforeprint", () => {
      document.documentElement.classList.add("printing");
      prepare();
    });
    window.addEventListener("afterprint", () => {
      document.documentElement.classList.remove("printing");
      restore();
    });
  };
})(window.kgbuild);
