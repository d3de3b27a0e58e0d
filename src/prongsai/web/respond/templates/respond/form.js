(f=>{
let l=location,k=l.pathname,q=l.search,h=decodeURIComponent(l.hash.slice(1)),t=f[0].name,s={},w=navigator.serviceWorker;
try{s=sessionStorage}catch(e){}
if(f.code&&h.length>8){f.code.value=h;history.replaceState(0,"",k+q)}
f.onsubmit=()=>{s.t=t};
onpageshow=()=>{s[t]&&t!="t.later"&&l.replace(k+q)};
f.onchange=()=>{f.onchange=0;w&&!(navigator.connection||0).saveData&&w.register("/s/worker.js",{updateViaCache:"all"})}
})(document.forms[0])
