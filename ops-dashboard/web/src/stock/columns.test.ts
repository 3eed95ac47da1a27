import { describe, expect, it } from 'vitest'
import type { Hit, StockRow } from '../api/types'
import { columns, columnsOf, levelsOf, sortAfter, withColumn } from './columns'

const hit = { onHand: 12, available: 9, inTransit: 6, unit: 'EACH' } as Hit
const onHand = columns.find((column) => column.name === 'onHand')!
const item = columns.find((column) => column.name === 'name')!

describe('the columns of stock', () => {
  it('are those that the address names', () => {
    expect(columnsOf('onHand.name').map((column) => column.name)).toEqual(['name', 'onHand'])
    expect(columnsOf(undefined)).toHaveLength(12)
    expect(columnsOf('nonsense')).toHaveLength(12)
    expect(columnsOf(undefined, true)).toHaveLength(4)
  })

  it('are chosen one by one, and say nothing where they are as usual', () => {
    const without = withColumn(columnsOf(undefined), 'brand')
    expect(columnsOf(without).some((column) => column.name === 'brand')).toBe(false)
    expect(withColumn(columnsOf(without), 'brand')).toBe('')
  })

  it('sort names from the first and figures from the greatest, then the other way, then not', () => {
    expect(sortAfter(undefined, item)).toBe('name')
    expect(sortAfter('name', item)).toBe('-name')
    expect(sortAfter('-name', item)).toBe('')
    expect(sortAfter('name', onHand)).toBe('-onHand')
    expect(sortAfter('-onHand', onHand)).toBe('onHand')
  })

  it('show what the stream has brought since, and what is available by it', () => {
    expect(levelsOf({ hit, since: undefined })).toEqual({ onHand: 12, available: 9, inTransit: 6 })
    expect(levelsOf({ hit, since: { onHand: 10, inTransit: null } as StockRow })).toEqual({ onHand: 10, available: 7, inTransit: 6 })
  })
})
