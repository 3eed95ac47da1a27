import { describe, expect, it } from 'vitest'
import { areasOf, beforeWords, countedLines, uncounted, withScan } from './counting'

const milk = { item: '07038010000010', name: 'Milk', unit: 'EACH', unitsEach: 1 }
const ham = { item: '02000010000000', name: 'Ham', unit: 'GRAM', unitsEach: 1 }

describe('what one counts in an area', () => {
  it('is one more with each scan, and a case is its units', () => {
    const lines = withScan(withScan(withScan([], milk), milk), { ...milk, unitsEach: 6 })
    expect(countedLines(lines)).toEqual([{ item: milk.item, units: 8 }])
  })

  it('has the item that was scanned last on top', () => {
    expect(withScan(withScan(withScan([], milk), ham), milk).map((line) => line.name)).toEqual(['Milk', 'Ham'])
  })

  it('is weighed by hand, and nothing is sent before', () => {
    expect(countedLines(withScan([], ham))).toBe('Say how many grams of Ham lie there, 0 and up.')
    expect(countedLines([])).toBe('Scan an item first.')
  })

  it('may be none', () => {
    expect(countedLines([{ ...milk, typed: '0' }])).toEqual([{ item: milk.item, units: 0 }])
  })
})

describe('the areas of a count', () => {
  it('are typed by commas, those of the back room by their name', () => {
    expect(areasOf('Dairy, Bakery,Back room')).toEqual([
      { name: 'Dairy', kind: 'SALES_FLOOR' },
      { name: 'Bakery', kind: 'SALES_FLOOR' },
      { name: 'Back room', kind: 'BACK_ROOM' },
    ])
    expect(areasOf('')).toEqual([])
    expect(areasOf('Dairy, Dairy')).toBeUndefined()
  })

  it('say which of them nobody has counted', () => {
    const area = (name: string, parts: number) => ({ name, kind: 'SALES_FLOOR', parts, countedBy: [], leftOut: false })
    expect(uncounted([area('SHELF', 2), area('BACK_ROOM', 0)])).toEqual(['BACK_ROOM'])
  })
})

it('a second count of an area is given in names and local time, without how a program would answer it', () => {
  const refusal =
    'in area SHELF was counted before: 6 of 07038010000010 by ann at 2026-03-02T06:10:00.123Z, 2 of 07038010000027 by bo at 2026-03-02T06:11:00Z. Send it with "again": "ADDS" if more of it lies there, or "REPLACES" if that count was wrong'
  expect(beforeWords(refusal, [{ ...milk, typed: '6' }], () => '2 Mar, 07:10')).toBe('Counted here before: 6 of Milk by ann at 2 Mar, 07:10, 2 of 07038010000027 by bo at 2 Mar, 07:10.')
})
