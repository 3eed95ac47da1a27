import { describe, expect, it } from 'vitest'
import type { Hit, StockRow } from '../api/types'
import { seenOf } from './useSeen'

const hit = (item: string, recordedAt: string | null) => ({ store: '1', item, recordedAt }) as Hit
const row = (item: string, recordedAt: string, onHand: number) => ({ store: '1', item, recordedAt, onHand }) as StockRow

describe('rows of stock', () => {
  it('have the newest word of the stream that is later than what the search knew', () => {
    const moved = [row('a', '2026-03-02T10:00:02Z', 5), row('a', '2026-03-02T10:00:01Z', 6), row('b', '2026-03-02T09:00:00Z', 1)]
    const seen = seenOf([hit('a', '2026-03-02T10:00:00Z'), hit('b', '2026-03-02T10:00:00Z'), hit('c', null)], moved)
    expect(seen.map((each) => each.since?.onHand)).toEqual([5, undefined, undefined])
  })

  it('are there once, though a page was asked for later', () => {
    expect(seenOf([hit('a', null), hit('b', null), hit('a', null)], [])).toHaveLength(2)
  })
})
