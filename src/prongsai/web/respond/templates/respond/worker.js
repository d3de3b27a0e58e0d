// Keeps the form of a survey where there is no connection, and answers that could not be sent until
// they are: sent once, with a token of their own, then deleted. OURS has words, style and policy.
const FORMS = "forms", TOKEN = /name=(t\.[\w-]+) value=1/, LATER = "name=t.later value=later";
const PROXY_FAILED = [502, 504];

self.addEventListener("install", event => event.waitUntil(self.skipWaiting()));
self.addEventListener("activate", event => event.waitUntil(begin()));
self.addEventListener("sync", event => event.waitUntil(sendAll()));
self.addEventListener("message", event => {
  event.waitUntil(inTurn(() => stored("delete", event.data)));
});
self.addEventListener("fetch", event => {
  const request = event.request, path = new URL(request.url).pathname;
  if (request.mode !== "navigate" || !/^\/s\/[^/.]+\/$/.test(path)) return;
  event.respondWith(request.method === "POST" ? send(request) : show(request));
});

// The page that is open was fetched a moment ago: the browser still has it, so nothing is loaded.
async function begin() {
  await self.clients.claim();
  for (const client of await self.clients.matchAll()) {
    const page = await fetch(client.url, {cache: "force-cache"}).catch(() => null);
    if (page && page.ok) await keep(client.url, page);
  }
}

async function show(request) {
  const url = new URL(request.url);
  if (!url.searchParams.has("new")) {
    const sent = await sendAll(url.pathname).catch(() => 0);
    const [held] = await waitingAt(url.pathname);
    if (held) return waiting(held);
    if (sent) return thanks(url);
  }
  const page = await fetch(request).catch(() => null);
  if (!page) return await kept(request.url) || Response.error();
  if (page.ok) await keep(request.url, page.clone());
  return page;
}

async function send(request) {
  const body = new URLSearchParams(await request.clone().text()), key = body.get("k");
  body.delete("k");
  const typed = {url: request.url, key: crypto.randomUUID(), body: `${body}`};
  return inTurn(async () => key ? sendHeld(typed, await stored("get", key)) : sendNow(typed));
}

// What waited has its token, or was sent meanwhile.
function sendHeld(typed, held) {
  return held ? sendNow(held) : thanks(new URL(typed.url));
}

async function sendNow(held) {
  try {
    const answer = await post(held);
    if (!PROXY_FAILED.includes(answer.status)) {
      if (answer.type === "opaqueredirect") await received(held);
      return answer;
    }
  } catch {}
  await stored("put", held);
  if (self.registration.sync) await self.registration.sync.register("answers").catch(() => 0);
  return waiting(held);
}

// How many were sent; what is refused stays, and is shown when its form is opened next.
function sendAll(path) {
  return inTurn(async () => {
    let sent = 0;
    for (const held of await waitingAt(path)) {
      // Nobody is there to be asked, so what was left out is left out.
      const answer = await post(held, "&skip=1");
      if (answer.type !== "opaqueredirect") continue;
      await received(held);
      sent++;
      for (const client of await self.clients.matchAll()) client.postMessage(held.key);
    }
    return sent;
  });
}

// One after the other: the connection that comes back wakes the page and the worker at once, and
// two that send the same answer would each take a token for it.
let turn = Promise.resolve();
function inTurn(work) {
  const mine = turn.then(work);
  turn = mine.catch(() => 0);
  return mine;
}

function thanks(url) {
  return Response.redirect(`${url.pathname}thanks/${url.search}`, 303);
}

// A form that was kept here can be answered by several people; each answer needs its own token,
// which is stored with it before it is sent, so that sending twice counts once.
async function post(held, more = "") {
  const headers = {"Content-Type": "application/x-www-form-urlencoded"};
  if (held.body.includes("t.later=")) {
    const page = await (await fetch(held.url, {cache: "no-store"})).text();
    held.body = held.body.replace("t.later=", TOKEN.exec(page)[1] + "=");
    await stored("put", held);
  }
  return fetch(held.url, {method: "POST", body: held.body + more, headers, redirect: "manual"});
}

// Also what waited under the same token: somebody may have mended it in the page that came back.
async function received(held) {
  const [token] = /t\.[\w-]+/.exec(held.body);
  for (const other of await stored("getAll")) {
    if (other.body.includes(token)) await stored("delete", other.key);
  }
}

async function waitingAt(path) {
  const all = await stored("getAll");
  return all.filter(held => !path || new URL(held.url).pathname === path);
}

async function keep(url, page) {
  const text = await page.text(), headers = new Headers(page.headers);
  const forms = await caches.open(FORMS);
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  if (!TOKEN.test(text)) return forms.delete(url, {ignoreSearch: true});
  await forms.put(url, new Response(text.replace(TOKEN, LATER), {headers}));
}

async function kept(url) {
  const forms = await caches.open(FORMS);
  return await forms.match(url) || forms.match(url, {ignoreSearch: true});
}

function waiting(held) {
  const url = new URL(held.url), look = url.searchParams;
  const code = OURS.words[look.get("lang")] ? look.get("lang") : "th";
  const [title, says, again, anew, away] = OURS.words[code];
  const fields = [...new URLSearchParams(held.body), ["k", held.key]].map(([name, value]) =>
    `<input type=hidden name="${safe(name)}" value="${safe(value)}">`).join("");
  const address = safe(url.pathname + url.search);
  look.set("new", "");
  const html = `<!doctype html><html lang=${code}${look.get("size") === "l" ? " class=l" : ""}>`
    + `<meta charset=utf-8><meta name=viewport content="width=device-width">`
    + `<link rel=icon href=data:,><title>${title}</title><style>${OURS.style}</style>`
    + `<main><h1>${title}</h1><p role=status>${says}</p>`
    + `<form method=post action="${address}" autocomplete=off>${fields}<button>${again}</button>`
    + `<button type=button name=away>${away}</button></form>`
    + `<p><a href="${safe(url.search)}">${anew}</a></main><script>${OURS.script}</script>`;
  const headers = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": OURS.policy,
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
  };
  return new Response(html, {headers});
}

function safe(text) {
  const letters = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"};
  return text.replace(/[&<>"]/g, letter => letters[letter]);
}

// What waits on this phone: "put" one, "delete" one by its key, or "getAll".
function stored(what, ...given) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("answers", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("held", {keyPath: "key"});
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const change = opening.result.transaction("held", "readwrite");
      const asked = change.objectStore("held")[what](...given);
      change.oncomplete = () => { opening.result.close(); resolve(asked.result); };
      change.onabort = () => { opening.result.close(); reject(change.error); };
    };
  });
}
