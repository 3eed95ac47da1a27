import { describe, expect, it } from 'vitest'
import type { OneWave } from '../api/types'
import { emptyQueue, withAnswer } from './queue'
import { chosen, hear, instead, isShort, mostOf, openPicks, packWords } from './walk'

const milk = '07038010000010'
const carton = '17038010000017'
const ham = '02000010000000'
const pick = (number: number, item: string, units: number, picked: number | null = null): OneWave['picks'][number] => ({
  pick: number,
  orderLine: `R-${number}/1`,
  store: '7080001000011',
  item,
  units,
  location: 'PICK_FACE',
  dueAt: '2026-03-02T10:00:00Z',
  picked,
})
const wave: OneWave = {
  id: 7,
  dc: '7080002000010',
  releasedAt: '2026-03-02T08:00:00Z',
  byClock: false,
  status: 'OPEN',
  picks: [pick(1, milk, 12), pick(2, ham, 4_000), pick(3, milk, 6, 6), pick(4, milk, 6)],
  shorts: [],
  names: {
    places: {},
    items: {
      [milk]: { name: 'Milk', unit: 'EACH', casePack: 6, packs: [{ gtin: carton, units: 6 }] },
      [ham]: { name: 'Ham', unit: 'GRAM', casePack: 500, packs: [] },
    },
  },
}
const [first, second] = [wave.picks[0]!, wave.picks[1]!]

describe('the walk', () => {
  it('leads from pick to pick that nobody has answered', () => {
    expect(openPicks(wave, emptyQueue, []).map((each) => each.pick)).toEqual([1, 2, 4])
    expect(openPicks(wave, withAnswer(emptyQueue, { pick: 1, units: 12, answeredAt: 0 }), []).map((each) => each.pick)).toEqual([2, 4])
  })

  it('comes back at its end to what was put off', () => {
    expect(openPicks(wave, emptyQueue, [1]).map((each) => each.pick)).toEqual([2, 4, 1])
  })
})

describe('Enter', () => {
  it('after the right item, or its case, in any form, is a yes', () => {
    for (const code of ['7038010000010', carton, `]C101${milk}`, `(01)${carton}`]) expect(hear(code, first, wave, false), code).toEqual({ kind: 'right', units: 12 })
  })

  it('after another item says which one that is', () => {
    expect(hear(ham, first, wave, true)).toEqual({ kind: 'wrong', words: 'That is Ham. Take Milk.' })
    expect(hear('73513537', first, wave, false)).toEqual({ kind: 'wrong', words: 'That is another item. Take Milk.' })
    expect(hear('370800000000000015', first, wave, false).kind).toBe('wrong')
  })

  it('is all of it, or a number, once the item is right', () => {
    expect(hear('', first, wave, true)).toEqual({ kind: 'all' })
    expect(hear('8', first, wave, true)).toEqual({ kind: 'units', units: 8 })
    expect(hear('', first, wave, false).kind).toBe('wrong')
    expect(hear('8', first, wave, false).kind).toBe('wrong')
  })

  it('after a label that says its lot hears whether that is the one to leave first', () => {
    const asked = { ...first, lot: 'A7', bestBefore: '2026-12-31' }
    expect(hear(`(01)${carton}(10)A7`, asked, wave, false)).toEqual({ kind: 'right', units: 12, label: `(01)${carton}(10)A7` })
    expect(hear(`(01)${carton}(15)270200(10)B8`, asked, wave, false)).toEqual({ kind: 'right', units: 12, label: `(01)${carton}(15)270200(10)B8`, other: 'lot B8, good until 2027-02-28' })
    expect(hear(`(01)${carton}(17)270115`, first, wave, false)).toEqual({ kind: 'right', units: 12, label: `(01)${carton}(17)270115` })
  })

  it('takes the weight from the carton of what is weighed', () => {
    const own = { ...wave, names: { ...wave.names, items: { ...wave.names.items, [ham]: { ...wave.names.items[ham]!, packs: [{ gtin: carton, units: 1 }] } } } }
    expect(hear(`01${carton}3103003950`, second, own, false)).toEqual({ kind: 'right', units: 3_950 })
  })
})

it('what is weighed may differ by a pack, or by a tenth where that is more', () => {
  const large = { ...second, units: 30_000 }
  expect([mostOf(large, wave), isShort(27_000, large, wave), isShort(27_001, large, wave), isShort(0, { ...second, units: 400 }, wave)]).toEqual([33_000, true, false, true])
  expect([mostOf(first, wave), mostOf(second, wave)]).toEqual([12, 4_500])
  expect([isShort(11, first, wave), isShort(12, first, wave), isShort(3_800, second, wave), isShort(3_500, second, wave)]).toEqual([true, false, false, true])
})

it('units are said in packs where they come out even', () => {
  expect([packWords(12, 6, 'EACH'), packWords(13, 6, 'EACH'), packWords(12, 1, 'EACH'), packWords(1_000, 500, 'GRAM')]).toEqual(['2 × 6', undefined, undefined, undefined])
})

describe('in place of what is not there', () => {
  const skimmed = '07038010000027'
  const offered: OneWave = {
    ...wave,
    substitutes: [{ pick: 1, offers: [{ item: skimmed, location: 'RESERVE', units: 12, casePack: 6 }, { item: ham, location: 'PICK_FACE', units: 700, casePack: 500 }] }],
    names: { ...wave.names, items: { ...wave.names.items, [skimmed]: { name: 'Skimmed milk', unit: 'EACH', casePack: 6, packs: [{ gtin: '17038010000024', units: 6 }] } } },
  }

  it('whole packs are offered, not more than is missing', () => {
    expect(instead(first, 0, offered, emptyQueue)[0]).toEqual({ item: skimmed, location: 'RESERVE', units: 12 })
    expect(instead(first, 5, offered, emptyQueue).map((each) => each.units)).toEqual([6, 7])
    expect(instead(first, 8, offered, emptyQueue).map((each) => each.item)).toEqual([ham])
    expect(instead(second, 0, offered, emptyQueue)).toEqual([])
    expect(instead(first, 0, wave, emptyQueue)).toEqual([])
  })

  it('what waits to be sent has been taken', () => {
    const queue = withAnswer(emptyQueue, { pick: 4, units: 0, reason: 'EMPTY', substitute: { item: skimmed, units: 6, location: 'RESERVE' }, answeredAt: 0 })
    expect(instead(first, 0, offered, queue)[0]).toEqual({ item: skimmed, location: 'RESERVE', units: 6 })
  })

  it('is chosen by its number or a scan of it or its case; 0 is nothing', () => {
    const others = instead(first, 0, offered, emptyQueue)
    expect(chosen('1', others, offered)).toBe(others[0])
    expect(chosen('(01)17038010000024', others, offered)).toBe(others[0])
    expect(chosen('0117038010000024' + '10L9', others, offered)).toEqual({ ...others[0], label: '011703801000002410L9' })
    expect(chosen('0', others, offered)).toBe('nothing')
    expect(chosen('3', others, offered)).toBeUndefined()
    expect(chosen(carton, others, offered)).toBeUndefined()
  })
})
