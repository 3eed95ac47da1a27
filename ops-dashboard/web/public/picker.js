// Lets a picker's page be loaded again without a network: the document and the scripts that it was loaded with last. It keeps nothing else, and answers for nothing else.
const shell = 'restock-picker-1'
const pages = /^\/dc\/[^/]+\/pick\/[^/]+$/

self.addEventListener('install', (event) => event.waitUntil(caches.open(shell).then((kept) => kept.addAll(['/', '/favicon.svg'])).then(() => self.skipWaiting())))

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

// The page says what it was loaded with, since the first time it was loaded before there was a worker.
self.addEventListener('message', (event) => event.waitUntil(keep(event.data)))

self.addEventListener('fetch', (event) => {
  const address = new URL(event.request.url)
  if (event.request.method !== 'GET' || address.origin !== self.location.origin) return
  if (event.request.mode === 'navigate') {
    if (pages.test(address.pathname)) event.respondWith(documentFor(event.request))
  } else if (address.pathname.startsWith('/assets/') || address.pathname === '/favicon.svg') {
    event.respondWith(asset(event.request))
  }
})

// The server's document is the newest; its scripts are named for their content.
async function documentFor(request) {
  const kept = await caches.open(shell)
  try {
    const answer = await fetch(request)
    if (answer.ok) await kept.put('/', answer.clone())
    return answer
  } catch (failure) {
    const last = await kept.match('/')
    if (last) return last
    throw failure
  }
}

async function asset(request) {
  const kept = await caches.open(shell)
  const known = await kept.match(request)
  if (known) return known
  const answer = await fetch(request)
  if (answer.ok) await kept.put(request, answer.clone())
  return answer
}

async function keep(addresses) {
  const kept = await caches.open(shell)
  for (const address of addresses) if (!(await kept.match(address))) await kept.add(address)
}
