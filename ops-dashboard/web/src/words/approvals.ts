import type { Approvals, Waiting } from '../api/types'

/** How much waits, counted by what the viewer can do about it: what one can approve comes first. */
export function waitingWords({ waiting, more }: Pick<Approvals, 'waiting' | 'more'>): string {
  const toDecide = waiting.filter((each) => each.standing === 'DECIDE').length
  const beyond = more ? '+' : ''
  return toDecide > 0 ? `${toDecide}${beyond} to approve` : `${waiting.length}${beyond} waiting`
}

/** Whose stock or price it would change. */
export function placeWords(stores: readonly string[]): string {
  if (stores.length === 0) return 'the whole chain'
  return stores.length <= 3 ? stores.join(', ') : `${stores.slice(0, 2).join(', ')} and ${stores.length - 2} more stores`
}

/** Where a decision on it goes. */
export function decisionAddress({ service, id }: Pick<Waiting, 'service' | 'id'>): string {
  return `/api/approvals/${service}/${id}/decisions`
}
