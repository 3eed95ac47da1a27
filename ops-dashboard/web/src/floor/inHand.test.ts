import { describe, expect, it } from 'vitest'
import { readScan } from '../scan/scan'
import { allOf, arrivalLines, arrivalPaths, type InHand, itemOf, nothingGot, receiptLines, receiptPaths, rowsOf, withGot, withMore, withRow } from './inHand'

const milk = '07038010000010'
const carton = '17038010000017'
const names = { places: {}, items: { [milk]: { name: 'Milk', unit: 'EACH', casePack: 6, packs: [{ gtin: carton, units: 6 }] } } }
const line = (open: number) => ({ item: milk, open })
const none: InHand = new Map()

describe('what one has in hand', () => {
  it('counts a scanned carton as its units', () => {
    expect(itemOf(names, readScan(carton)!)).toEqual({ item: milk, units: 6 })
    expect(itemOf(names, readScan(milk)!)).toEqual({ item: milk, units: 1 })
    expect(itemOf(names, readScan('73513537')!)).toBeUndefined()
  })

  it('adds scan to scan', () => {
    expect(receiptLines(withMore(withMore(none, milk, 6), milk, 6))).toEqual([{ item: milk, units: 12, condition: 'GOOD' }])
  })

  it('of all takes what is still under way, two lines of one item together', () => {
    expect(receiptLines(allOf([line(12), line(6), line(0)]))).toEqual([{ item: milk, units: 18, condition: 'GOOD' }])
    const said = withGot(none, milk, { ...nothingGot, lot: 'L7' })
    expect(arrivalLines(allOf([line(12)], said))).toEqual([{ item: milk, units: 12, damaged: 0, lot: 'L7' }])
  })

  it('says what is damaged apart, and nothing of what is none', () => {
    expect(receiptLines(withGot(none, milk, { ...nothingGot, damaged: 2 }))).toEqual([{ item: milk, units: 2, condition: 'DAMAGED' }])
    expect(receiptLines(none)).toEqual([])
  })

  it('from a supplier or another store has its damaged units beside the good ones', () => {
    const inHand = withGot(withGot(none, milk, { ...nothingGot, damaged: 2 }), carton, nothingGot)
    expect(arrivalLines(inHand)).toEqual([{ item: milk, units: 0, damaged: 2 }])
  })

  it('keeps lots of one item apart, as their labels say', () => {
    const scans = [{ lot: 'A', bestBefore: '2026-12-31' }, { lot: 'B' }, { lot: 'A', bestBefore: '2026-12-31' }, {}, { bestBefore: '2027-01-31' }, { lot: 'A' }]
    const inHand = scans.reduce<InHand>((before, scan) => withMore(before, milk, 6, scan), none)
    expect(arrivalLines(inHand)).toEqual([
      { item: milk, units: 18, damaged: 0, lot: 'A', bestBefore: '2026-12-31' },
      { item: milk, units: 6, damaged: 0, lot: 'B' },
      { item: milk, units: 6, damaged: 0 },
      { item: milk, units: 6, damaged: 0, bestBefore: '2027-01-31' },
    ])
    expect(rowsOf(inHand, [carton])).toEqual([carton, milk, `${milk}#2`, `${milk}#3`, `${milk}#4`])
  })

  it('has a row more where one says that there is another lot', () => {
    const inHand = withRow(withRow(none, milk), milk, { ...nothingGot, good: 3, lot: 'B' })
    expect(rowsOf(inHand, [milk])).toEqual([milk, `${milk}#2`, `${milk}#3`])
    expect(arrivalLines(inHand)).toEqual([{ item: milk, units: 3, damaged: 0, lot: 'B' }])
  })

  it('is found again where a service says what is wrong of a line', () => {
    const inHand = withGot(withGot(withGot(none, carton, nothingGot), milk, { ...nothingGot, good: 3, damaged: 1 }), `${milk}#2`, { ...nothingGot, damaged: 2 })
    expect(receiptPaths(inHand).get(milk)).toEqual({ item: 'lines[0].item', good: 'lines[0].units', damaged: 'lines[1].units' })
    expect(receiptPaths(inHand).get(`${milk}#2`)).toEqual({ item: 'lines[2].item', damaged: 'lines[2].units' })
    expect(arrivalPaths(inHand).get(`${milk}#2`)).toMatchObject({ damaged: 'lines[1].damaged', lot: 'lines[1].lot' })
    expect(arrivalPaths(inHand).get(carton)).toBeUndefined()
  })
})
