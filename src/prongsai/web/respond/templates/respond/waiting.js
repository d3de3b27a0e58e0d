(f=>{
// What somebody does here goes before what the page does by itself.
let w=navigator.serviceWorker,l=location,o=()=>f.submit(),n=()=>removeEventListener("online",o);
addEventListener("online",o);
onbeforeunload=n;
w.onmessage=e=>{if(e.data==f.k.value)l.replace(l.pathname+"thanks/"+l.search)};
f.away.onclick=()=>{n();w.controller.postMessage(f.k.value);l.replace(l.pathname+"?new")}
})(document.forms[0])
