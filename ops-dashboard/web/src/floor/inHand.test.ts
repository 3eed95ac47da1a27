import { describe, expect, it } from 'vitest'
import { readScan } from '../scan/scan'
import { allOf, arrivalLines, itemOf, receiptLines, withGot, withMore } from './inHand'

const milk = '07038010000010'
const carton = '17038010000017'
const names = { places: {}, items: { [milk]: { name: 'Milk', unit: 'EACH', casePack: 6, packs: [{ gtin: carton, units: 6 }] } } }
const line = (open: number) => ({ item: milk, open })

describe('what one has in hand', () => {
  it('counts a scanned carton as its units', () => {
    expect(itemOf(names, readScan(carton)!)).toEqual({ item: milk, units: 6 })
    expect(itemOf(names, readScan(milk)!)).toEqual({ item: milk, units: 1 })
    expect(itemOf(names, readScan('73513537')!)).toBeUndefined()
  })

  it('adds scan to scan', () => {
    expect(receiptLines(withMore(withMore(new Map(), milk, 6), milk, 6))).toEqual([{ item: milk, units: 12, condition: 'GOOD' }])
  })

  it('of all takes what is still under way, two lines of one item together', () => {
    expect(receiptLines(allOf([line(12), line(6), line(0)]))).toEqual([{ item: milk, units: 18, condition: 'GOOD' }])
  })

  it('says what is damaged apart, and nothing of what is none', () => {
    expect(receiptLines(withGot(new Map(), milk, { good: 0, damaged: 2 }))).toEqual([{ item: milk, units: 2, condition: 'DAMAGED' }])
    expect(receiptLines(new Map())).toEqual([])
  })

  it('from a supplier or another store has its damaged units beside the good ones', () => {
    const inHand = withGot(withGot(new Map(), milk, { good: 0, damaged: 2 }), carton, { good: 0, damaged: 0 })
    expect(arrivalLines(inHand)).toEqual([{ item: milk, units: 0, damaged: 2 }])
  })
})
