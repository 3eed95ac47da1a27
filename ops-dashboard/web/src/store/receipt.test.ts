import { describe, expect, it } from 'vitest'
import { readScan } from '../scan/scan'
import { allOf, itemOf, linesOf, withGot, withMore } from './receipt'

const milk = '07038010000010'
const carton = '17038010000017'
const names = { places: {}, items: { [milk]: { name: 'Milk', unit: 'EACH', casePack: 6, packs: [{ gtin: carton, units: 6 }] } } }
const line = (open: number) => ({ item: milk, units: 12, orderLine: null, received: 0, damaged: 0, open })
const delivery = { sscc: '370800000000000013', dc: '7080002000010', despatchedAt: '2026-03-02T10:00:00Z', expectedAt: null, receivedAt: null, lines: [line(12), line(6)] }

describe('a receipt', () => {
  it('counts a scanned carton as its units', () => {
    expect(itemOf(names, readScan(carton)!)).toEqual({ item: milk, units: 6 })
    expect(itemOf(names, readScan(milk)!)).toEqual({ item: milk, units: 1 })
    expect(itemOf(names, readScan('73513537')!)).toBeUndefined()
  })

  it('adds scan to scan', () => {
    expect(linesOf(withMore(withMore(new Map(), milk, 6), milk, 6))).toEqual([{ item: milk, units: 12, condition: 'GOOD' }])
  })

  it('of all takes what is still under way, two lines of one item together', () => {
    expect(linesOf(allOf(delivery))).toEqual([{ item: milk, units: 18, condition: 'GOOD' }])
  })

  it('says what is damaged apart, and nothing of what is none', () => {
    expect(linesOf(withGot(new Map(), milk, { good: 0, damaged: 2 }))).toEqual([{ item: milk, units: 2, condition: 'DAMAGED' }])
    expect(linesOf(new Map())).toEqual([])
  })
})
