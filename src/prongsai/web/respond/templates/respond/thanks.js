try{let s=sessionStorage;s[s.t]=1}catch(e){}
