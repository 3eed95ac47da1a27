import { describe, expect, it } from 'vitest'
import { amountWords, boundsOf, lateWords, lostWords, missingWords, mostCases, savingOf } from './plan'

const typed = { lines: '', cases: '', hands: '', casesPerHand: '' }
const line = { orderLine: 'R-7080001000011-20261130/1', store: '7080001000011', wave: 7, deed: 'NOTHING' }

describe('a wave before it is released', () => {
  it('never adds what is counted and what is weighed', () => {
    expect(amountWords({ eaches: 48, grams: 6_000 })).toBe('48 units, 6 kg')
    expect(amountWords({ eaches: 0, grams: 0 })).toBe('nothing')
    expect(lostWords({ eaches: 2.44, grams: 300 })).toBe('2.4 units, 300 g')
    expect(lostWords({ eaches: 0.01, grams: 0 })).toBe('none')
  })

  it('says what for the missing packs were, and does not hide those of which nobody said it', () => {
    expect(
      missingWords([
        { tier: 'CUSTOMERS', lines: 1 },
        { tier: 'TARGET', lines: 12 },
        { tier: 'UNSAID', lines: 2 },
      ]),
    ).toBe('1 line promised to customers, 12 lines beyond the reorder level, 2 lines not said what for')
  })
})

describe('what a wave takes', () => {
  it('is what there is room for and what its people can pick, whichever is less', () => {
    expect(mostCases({ cases: 900, hands: 4, casesPerHand: 200 })).toBe(800)
    expect(mostCases({ hands: 4, casesPerHand: 200 })).toBe(800)
    expect(mostCases({ lines: 10 })).toBeUndefined()
  })

  it('is typed in whole numbers, and hands with what each picks', () => {
    expect(boundsOf({ ...typed, lines: '2000', hands: '4', casesPerHand: ' 200' })).toEqual({ lines: 2000, hands: 4, casesPerHand: 200 })
    expect(boundsOf(typed)).toEqual({})
    expect(boundsOf({ ...typed, hands: '4' })).toContain('both')
    expect(boundsOf({ ...typed, cases: '0' })).toContain('1 and up')
    expect(boundsOf({ ...typed, cases: 'many' })).toContain('whole number')
  })
})

describe('what would still save a line', () => {
  it('is one deed, for this line or for its store', () => {
    expect(savingOf('7080002000010', { ...line, deed: 'PULL_FORWARD' })).toMatchObject({
      send: { to: '/api/dcs/7080002000010/lines/R-7080001000011-20261130/1/pull-forward', body: { reason: expect.any(String) } },
    })
    expect(savingOf('7080002000010', { ...line, deed: 'RELEASE_WAVE' })).toMatchObject({ send: { to: '/api/dcs/7080002000010/waves', body: { stores: [line.store] } } })
    expect(savingOf('7080002000010', { ...line, deed: 'DESPATCH_NOW' })).toMatchObject({ send: { body: { wave: 7, store: line.store } } })
  })

  it('is done by a picker where something is to be fetched, and by nobody where nothing helps', () => {
    expect(savingOf('7080002000010', { ...line, deed: 'PICK_NOW' })).toEqual({ words: 'Pick it', go: '/dc/7080002000010/pick/7' })
    expect(savingOf('7080002000010', line)).toBeUndefined()
    expect(savingOf('7080002000010', { ...line, wave: null, deed: 'DESPATCH_NOW' })).toBeUndefined()
  })

  it('is never certain where it is not', () => {
    expect([1, 0.999, 0.12, 0.001].map(lateWords)).toEqual(['certainly late', 'late 99 %', 'late 12 %', 'late 1 %'])
  })
})
