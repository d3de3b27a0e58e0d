// On a form and on the page of thanks; both work without it.
(f=>{
let l=location,k=l.pathname,q=l.search,s={},w=navigator.serviceWorker;
try{s=sessionStorage}catch(e){}
// The telephone can be somebody else's: a form that was sent is fetched anew by whoever goes back.
if(!f){s[s.t]=1;return}
let t=f[0].name,h=decodeURIComponent(l.hash.slice(1)),o=()=>s[t]&&t!="t.later"&&l.replace(k+q);
f.onsubmit=()=>{s.t=t};
onpageshow=o;o();
// The code of a slip comes behind #, which no server and no log sees, and leaves the address.
// It goes with whoever chooses another language or larger letters.
if(f.code&&h.length>8){f.code.value=h;history.replaceState(0,"",k+q);for(let a of document.links)a.hash=h}
// Whoever chooses another language or larger letters takes along what is answered already; going
// back, he finds a form that is sent where it always was.
for(let a of document.links)a.onclick=e=>{if(a.closest("nav")&&f.querySelector(":checked:not(option)")){e.preventDefault();let c=f.action;f.action=a.search+(a.search?"&":"?")+"look=1"+a.hash;f.submit();f.action=c}};
// The worker comes with the first answer: whoever only looks loads nothing more.
f.onchange=()=>{f.onchange=0;w&&!(navigator.connection||0).saveData&&w.register("/s/worker.js",{updateViaCache:"all"})}
})(document.forms[0])
