import { describe, expect, it } from 'vitest'
import { blank, filled, isBlank, sentLine } from './inbound'

const milk = '07038010000010'

describe('a line of a delivery', () => {
  it('is filled by a label: item, lot, last day, and how many are in it', () => {
    expect(filled(blank, `(02)${milk}(15)261231(10)A7(37)24`)).toEqual({ item: milk, units: '24', damaged: '', lot: 'A7', bestBefore: '2026-12-31' })
    expect(filled(blank, 'milk')).toBeUndefined()
    expect(filled(blank, '370800000000000013')).toBeUndefined()
  })

  it('keeps what was typed where the label does not say it, and forgets the lot of the label before', () => {
    const typed = { ...blank, units: '5', lot: 'A7', bestBefore: '2026-12-31' }
    expect(filled(typed, milk)).toEqual({ ...typed, item: milk })
    expect(filled(typed, `01${milk}10B8`)).toEqual({ ...typed, item: milk, lot: 'B8', bestBefore: '' })
  })

  it('of what is weighed keeps the label, in which the grams stand', () => {
    const label = `01${milk}3103001250`
    expect(filled(blank, label)).toEqual({ ...blank, item: label })
  })

  it('is sent once it says an item and units, good or damaged', () => {
    expect(sentLine({ ...blank, item: milk, damaged: '2' })).toEqual({ item: milk, units: 0, damaged: 2 })
    expect(sentLine({ ...blank, item: milk, units: '6', lot: ' A7 ', bestBefore: '2026-12-31' })).toEqual({ item: milk, units: 6, damaged: 0, lot: 'A7', bestBefore: '2026-12-31' })
    expect(sentLine({ ...blank, item: milk })).toBeUndefined()
    expect(sentLine({ ...blank, units: '6' })).toBeUndefined()
    expect(sentLine({ ...blank, item: milk, units: 'six' })).toBeUndefined()
    expect(isBlank({ ...blank, lot: ' ' })).toBe(true)
    expect(isBlank({ ...blank, lot: 'A7' })).toBe(false)
  })
})
