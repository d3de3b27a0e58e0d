(f=>{
let w=navigator.serviceWorker,l=location;
addEventListener("online",()=>f.submit());
w.onmessage=e=>{if(e.data==f.k.value)l.replace(l.pathname+"thanks/"+l.search)};
f.away.onclick=()=>{w.controller.postMessage(f.k.value);l.replace(l.pathname+"?new")}
})(document.forms[0])
