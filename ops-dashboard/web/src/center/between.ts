import type { Between, Proposed } from '../api/types'

const money = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** Where a transfer stands, and how urgent that is. */
export type Standing = { words: string; tone: '' | 'green' | 'amber' | 'red' }

export function standingOf({ state, late, arrived, damaged, missing }: Pick<Between, 'state' | 'late' | 'arrived' | 'damaged' | 'missing'>): Standing {
  switch (state) {
    case 'ORDERED':
      return late ? { words: 'late, has not left', tone: 'red' } : { words: 'to leave', tone: '' }
    case 'LEFT': {
      const words = arrived + damaged > 0 ? 'partly in' : 'on the road'
      return late ? { words: `late, ${words}`, tone: 'red' } : { words, tone: arrived + damaged > 0 ? 'amber' : '' }
    }
    case 'ARRIVED':
      return missing > 0 ? { words: 'less came', tone: 'red' } : { words: 'arrived', tone: 'green' }
    default:
      return { words: 'called off', tone: '' }
  }
}

/** Whether something of it is still to come: it may be put off, or called off. */
export function isOpen({ state }: Pick<Between, 'state'>): boolean {
  return state === 'ORDERED' || state === 'LEFT'
}

/** Those of which something is still to come before the others, each in the order in which it was. */
export function openFirst<T extends Pick<Between, 'state'>>(transfers: readonly T[]): T[] {
  return transfers.toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)))
}

/** What is left of what it saves, in the currency of the policies. */
export function moneyWords(net: number): string {
  return `${money.format(net)} left`
}

/** A sentence with centers' names instead of their numbers. */
export function withNames(why: string, nameOf: (gln: string) => string): string {
  return why.replace(/(?<!\d)\d{13}(?!\d)/g, nameOf)
}

/** Whether one may speak for both centers, and so order the goods. */
export function speaksForBoth(dcs: readonly string[], { from, to }: Pick<Proposed, 'from' | 'to'>): boolean {
  return dcs.includes('*') || (dcs.includes(from) && dcs.includes(to))
}
