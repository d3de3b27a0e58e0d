try{sessionStorage[location.pathname.replace("thanks/","")]=1}catch(e){}
