import { describe, expect, it } from 'vitest'
import { coverWords, draftLines, isShort, packsOf, withLine, withoutLine, withUnits } from './supply'

const milk = { item: '07038010000010', name: 'Milk', unit: 'EACH', casePack: 6, suggested: 120 }

describe('an order to a supplier while it is written', () => {
  it('takes what is suggested, or else one case pack, and each item once', () => {
    const draft = withLine(withLine(withLine([], milk), milk), { ...milk, item: '07038010000027', name: 'Bread', suggested: 0 })
    expect(draftLines(draft)).toEqual([
      { item: '07038010000010', units: 120 },
      { item: '07038010000027', units: 6 },
    ])
    expect(withoutLine(draft, milk.item)).toHaveLength(1)
  })

  it('is sent with whole units only', () => {
    const draft = withLine([], milk)
    expect(draftLines(withUnits(draft, milk.item, '36'))).toEqual([{ item: milk.item, units: 36 }])
    expect(draftLines(withUnits(draft, milk.item, '0'))).toBe('Units of Milk must be a whole number, 1 and up.')
    expect(draftLines(withUnits(draft, milk.item, 'ten'))).toContain('whole number')
  })

  it('says how many packs that is', () => {
    expect(packsOf({ typed: '120', casePack: 6 })).toBe('20 packs')
    expect(packsOf({ typed: '121', casePack: 6 })).toBe('no whole packs of 6')
    expect(packsOf({ typed: 'x', casePack: 6 })).toBe('')
  })
})

describe('days of cover', () => {
  it('say that it is gone, or that nobody asks for it', () => {
    expect([2.54, 1, 14.2, 0, -3, null].map(coverWords)).toEqual(['2.5 days', '1 day', '14 days', 'gone', 'gone', 'no demand'])
  })

  it('are short when they end before tomorrow does', () => {
    expect([{ coverDays: 0.4 }, { coverDays: 3 }, { coverDays: null }].map(isShort)).toEqual([true, false, false])
  })
})
