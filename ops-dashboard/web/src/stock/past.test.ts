import { describe, expect, it } from 'vitest'
import type { StockRow } from '../api/types'
import { newest, pastOf, rowsOf, wasWords } from './past'

const row = (id: string, recordedAt: string, moved: number, onHand: number): StockRow => ({
  id,
  occurredAt: '2026-03-02T08:00:00Z',
  recordedAt,
  store: '7080001000011',
  storeName: 'Løkka',
  item: '07038010000010',
  itemName: 'Milk',
  type: moved > 0 ? 'DeliveryReceived' : 'ItemSold',
  happened: '',
  by: '',
  moved,
  onHand,
  unit: 'EACH',
})

describe('the past of an item at a store', () => {
  const rows = [row('2', '2026-03-02T10:00:01Z', 6, 10), row('1', '2026-03-02T10:00:00Z', -2, 4)]

  it('runs from the oldest to the newest, with the level beside it and a mark where goods came', () => {
    const began = Date.parse('2026-03-02T10:00:00Z') / 1_000
    expect(pastOf(rows, 5)).toEqual([[began, began + 1], [4, 10], [5, 5], [null, 10]])
  })

  it('has no line where no level is known', () => {
    expect(pastOf(rows, null)[2]).toEqual([null, null])
  })
})

describe('the newest open line', () => {
  const line = (name: string, dueAt: string) => ({ line: name, units: 6, dueAt })

  it('is the one that is due last, in whichever zone it was said', () => {
    expect(newest([line('A/1', '2026-03-03T10:00:00Z'), line('B/1', '2026-03-03T11:30:00+01:00'), line('C/1', '2026-03-03T10:10:00+01:00')])?.line).toBe('B/1')
  })

  it('is none where nothing is on order', () => {
    expect(newest([])).toBeUndefined()
  })

  it('has each event once, though more happened before the next page was asked for', () => {
    const page = (...ids: string[]) => ({ rows: ids.map((id) => row(id, '2026-03-02T10:00:00Z', -1, 1)) })
    expect(rowsOf([page('12', '11', '10'), page('10', '9')]).map((each) => each.id)).toEqual(['12', '11', '10', '9'])
  })

  it('says what it was, and what has changed since', () => {
    const units = (value: number) => `${value}`
    expect(wasWords(8, 5, units)).toBe('8 were on hand, 3 more than now.')
    expect(wasWords(2, 5, units)).toBe('2 were on hand, 3 fewer than now.')
    expect(wasWords(5, 5, units)).toBe('5 were on hand, as many as now.')
    expect(wasWords(5, undefined, units)).toBe('5 were on hand.')
  })
})
