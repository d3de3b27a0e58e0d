// A digit goes on to the next answer; without this script Tab does.
"use strict";
const thai = "๐๑๒๓๔๕๖๗๘๙";
const digits = [...document.querySelectorAll("input[data-digit]")];
const serial = document.querySelector("input[name=serial]");

function after(place) {
  const next = digits[place + 1] || document.querySelector(".traits select, .sheet textarea");
  if (next) { next.focus(); if (next.select) next.select(); }
}

digits.forEach((field, place) => {
  field.addEventListener("input", () => {
    const typed = field.value.slice(-1);
    const digit = thai.includes(typed) && typed ? String(thai.indexOf(typed)) : typed;
    const isDigit = /^[0-9]$/.test(digit);
    const fits = isDigit && Number(digit) <= Number(field.dataset.digit);
    field.value = isDigit && digit !== "0" ? digit : "";
    field.classList.toggle("wrong", !fits && typed !== "");
    // Who looks at the paper does not see a digit refused, and would type the next answer in its
    // place: a digit that is no option stays, in red, and the server tells it when all is sent.
    if (isDigit) after(place);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Backspace" && !field.value && place > 0) {
      event.preventDefault();
      digits[place - 1].focus();
      digits[place - 1].select();
    }
    if (event.key === " ") { event.preventDefault(); field.value = ""; after(place); }
  });
});

// Scanner guns end with Enter; on the serial it means: on to the answers.
if (serial && digits.length) {
  serial.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); after(-1); }
  });
  if (serial.value) after(-1);
}
