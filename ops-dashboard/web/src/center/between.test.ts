import { describe, expect, it } from 'vitest'
import { moneyWords, openFirst, speaksForBoth, standingOf, withNames } from './between'

const transfer = { state: 'LEFT', late: false, arrived: 0, damaged: 0, missing: 0 }

describe('goods between centers', () => {
  it('stand where they are, and are late only while something is to come', () => {
    expect(standingOf({ ...transfer, state: 'ORDERED' })).toEqual({ words: 'to leave', tone: '' })
    expect(standingOf({ ...transfer, state: 'ORDERED', late: true })).toEqual({ words: 'late, has not left', tone: 'red' })
    expect(standingOf(transfer)).toEqual({ words: 'on the road', tone: '' })
    expect(standingOf({ ...transfer, damaged: 1 })).toEqual({ words: 'partly in', tone: 'amber' })
    expect(standingOf({ ...transfer, arrived: 6, late: true })).toEqual({ words: 'late, partly in', tone: 'red' })
    expect(standingOf({ ...transfer, state: 'ARRIVED', arrived: 24 })).toEqual({ words: 'arrived', tone: 'green' })
    expect(standingOf({ ...transfer, state: 'ARRIVED', arrived: 20, missing: 4 })).toEqual({ words: 'less came', tone: 'red' })
    expect(standingOf({ ...transfer, state: 'CANCELLED' })).toEqual({ words: 'called off', tone: '' })
  })

  it('show first what is waited for', () => {
    const ids = openFirst([
      { id: 4, state: 'ARRIVED' },
      { id: 3, state: 'LEFT' },
      { id: 2, state: 'CANCELLED' },
      { id: 1, state: 'ORDERED' },
    ]).map(({ id }) => id)
    expect(ids).toEqual([3, 1, 4, 2])
  })

  it('are proposed with money, and with names in the sentence', () => {
    expect(moneyWords(12.4)).toBe('12.40 left')
    const nameOf = (gln: string) => (gln === '7080004000018' ? 'DC Vestby' : gln)
    expect(withNames('Stores of 7080004000018 wait for 24 units of 07038010000010; 7080004000025 could send 60.', nameOf)).toBe(
      'Stores of DC Vestby wait for 24 units of 07038010000010; 7080004000025 could send 60.',
    )
  })

  it('are ordered by who speaks for both', () => {
    const of = { from: '7080004000018', to: '7080004000025' }
    expect(speaksForBoth(['*'], of)).toBe(true)
    expect(speaksForBoth(['7080004000018'], of)).toBe(false)
    expect(speaksForBoth(['7080004000025', '7080004000018'], of)).toBe(true)
  })
})
