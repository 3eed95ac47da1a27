import { useCallback } from 'react'
import { Watched } from '../parts/Watched'
import { type Address, addressOf, type Query, withQuery } from './address'

const here = new Watched<Address>(read())

function read(): Address {
  return addressOf(window.location.pathname, window.location.search)
}

window.addEventListener('popstate', () => here.become(read()))

/** Goes to an address of this application. @param how `replace` leaves no step back, for what changes with every key */
export function go(to: string, how: 'push' | 'replace' = 'push'): void {
  const now = window.location.pathname + window.location.search
  if (to !== now) window.history[how === 'push' ? 'pushState' : 'replaceState'](null, '', to)
  here.become(read())
}

export function whereNow(): Address {
  return here.now
}

export function useAddress(): Address {
  return here.usePart((now) => now)
}

type Change = (change: Readonly<Record<string, string | undefined>>, how?: 'push' | 'replace') => void

/** What stands behind the `?`, and how one changes it. */
export function useQuery(): [Query, Change] {
  const { query } = useAddress()
  const change = useCallback<Change>((next, how) => go(withQuery(here.now, next), how), [])
  return [query, change]
}
