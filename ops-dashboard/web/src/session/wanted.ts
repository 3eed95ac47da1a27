const key = 'restock.wanted'

/** Keeps where a stranger wanted to go, until the person has logged in: the way in ends at the first page. */
export function keepWanted(): void {
  const address = window.location.pathname + window.location.search
  if (address !== '/') window.sessionStorage.setItem(key, address)
}

/** Where that was, once. */
export function takeWanted(): string | undefined {
  const wanted = window.sessionStorage.getItem(key) ?? undefined
  window.sessionStorage.removeItem(key)
  return wanted
}
