import { describe, expect, it } from 'vitest'
import { countLines, firstToExpire, lotsAt, lotsOf, unnamed } from './lots'

const lot = (name: string, units: number, bestBefore?: string, passed?: true) => ({ lot: name, bestBefore: bestBefore ?? null, units, allocated: 0, passed: passed ?? null })
const line = {
  locations: [
    { location: 'PICK_FACE', units: 20, allocated: 2, lots: [lot('B', 6, '2027-01-31'), lot('C', 4)] },
    { location: 'RESERVE', units: 8, allocated: 0, lots: [lot('A', 8, '2026-11-30', true)] },
    { location: 'STAGED', units: 0, allocated: 0 },
  ],
}

describe('the lots of an item', () => {
  it('stand by their last day, then those without one, then what nobody named', () => {
    expect(lotsOf(line).map((each) => [each.location, each.lot, each.units])).toEqual([
      ['RESERVE', 'A', 8],
      ['PICK_FACE', 'B', 6],
      ['PICK_FACE', 'C', 4],
      ['PICK_FACE', '', 10],
    ])
    expect(lotsAt(line, 'PICK_FACE').map((each) => each.lot)).toEqual(['B', 'C'])
    expect(lotsAt(undefined, 'PICK_FACE')).toEqual([])
  })

  it('are none where nobody ever named one', () => {
    expect(lotsOf({ locations: [{ location: 'PICK_FACE', units: 20, allocated: 0 }] })).toEqual([])
  })

  it('say what expires first, and whether something may be sent no more', () => {
    expect(firstToExpire(line)).toEqual({ bestBefore: '2027-01-31', passed: true })
    expect(firstToExpire({ locations: [] })).toEqual({ passed: false })
  })
})

describe('a count of a location', () => {
  const known = lotsAt(line, 'PICK_FACE')

  it('names every lot that the books have there, and what else was found', () => {
    expect(countLines(known, { B: '6', C: '0' }, [{ lot: 'D', bestBefore: '2027-03-31', typed: '3' }, unnamed])).toEqual([
      { lot: 'B', units: 6 },
      { lot: 'C', units: 0 },
      { lot: 'D', bestBefore: '2027-03-31', units: 3 },
    ])
    expect(countLines(known, { B: '6' }, [])).toBe('Say how many lie there of each lot, 0 where it is gone.')
  })

  it('of no lots is one figure', () => {
    expect(countLines([], {}, [{ ...unnamed, typed: '48' }])).toEqual([{ units: 48 }])
    expect(countLines([], {}, [unnamed])).toBe('Units must be a whole number, 0 and up.')
    expect(countLines([], {}, [{ ...unnamed, lot: 'D' }])).toBe('Units must be a whole number, 0 and up.')
  })
})
