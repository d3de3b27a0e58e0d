(f=>{
let l=location,k=l.pathname,q=l.search,h=decodeURIComponent(l.hash.slice(1)),s={},w=navigator.serviceWorker;
try{s=sessionStorage}catch(e){}
if(f.code&&h.length>8){f.code.value=h;history.replaceState(0,"",k+q)}
onpageshow=e=>{if(s[k]){delete s[k];if(e.persisted||performance.navigation.type==2)l.replace(k+q)}};
f.onchange=()=>{f.onchange=0;w&&!(navigator.connection||0).saveData&&w.register("/s/worker.js",{updateViaCache:"all"})}
})(document.forms[0])
