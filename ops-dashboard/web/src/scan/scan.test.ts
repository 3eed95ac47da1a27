import { describe, expect, it } from 'vitest'
import { gtinOf, readScan } from './scan'

const milk = '07038010000010'

describe('a scan', () => {
  it('is the same item in any form of its number', () => {
    for (const code of ['7038010000010', milk, ' 7038 0100 00010 ', ']E07038010000010', `]C101${milk}`, `(01)${milk}(17)261231(10)A7`, `01${milk}17261231`, `https://id.gs1.org/01/${milk}/10/A7?17=261231`, `[01] ${milk}`]) {
      expect(readScan(code)?.gtin, code).toBe(milk)
    }
  })

  it('of eight digits may be UPC-E or EAN-8', () => {
    expect(readScan('04252614')?.gtin).toBe('00042100005264')
    expect(readScan('73513537')?.gtin).toBe('00000073513537')
  })

  it('of a lorry load is no item', () => {
    expect(readScan('370800000000000013')).toEqual({ sscc: '370800000000000013', count: 1 })
    expect(readScan('(00)370800000000000013')?.sscc).toBe('370800000000000013')
    expect(readScan(']C100370800000000000013')?.sscc).toBe('370800000000000013')
  })

  it('says how much is in it where the label does', () => {
    expect(readScan(`02${milk}3712`)).toEqual({ gtin: milk, count: 12 })
    expect(readScan(`01${milk}3103001250`)).toEqual({ gtin: milk, grams: 1_250, count: 1 })
    expect(readScan(`10A7\u001d01${milk}`)?.gtin).toBe(milk)
    expect(readScan(`10A7^01${milk}`)?.gtin).toBe(milk)
  })

  it('with a wrong digit, or of something else, is none', () => {
    expect(readScan('7038010000011')).toBeUndefined()
    expect(readScan('12')).toBeUndefined()
    expect(readScan('milk')).toBeUndefined()
    expect(readScan(`01${milk.slice(0, 12)}`)).toBeUndefined()
  })

  it('of a scale is listed with its value zeroed', () => {
    expect(gtinOf('02000010000000')).toBe('02000010000000')
  })
})
