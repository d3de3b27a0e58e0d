// The page of a check that is at work loads itself again; without this script its button does.
"use strict";
const again = document.querySelector("[data-again]");
if (again) setTimeout(() => { location.replace(again.href); }, 5000);
