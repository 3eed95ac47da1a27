import { describe, expect, it } from 'vitest'
import type { ExceptionRow, OrderRow, StockRow } from '../api/types'
import { type LiveState, nothingYet, verdict, withExceptions, withOpenOrders, withOrders, withStock, withTrouble } from './state'

const row = (id: string): StockRow => ({
  id,
  occurredAt: '2026-03-02T10:00:00Z',
  recordedAt: '2026-03-02T10:00:01Z',
  store: '7080000000005',
  storeName: 'Majorstuen',
  item: '07038010000010',
  itemName: 'Milk',
  type: 'ItemSold',
  happened: 'Sold 1',
  by: 'by till-4 (till)',
  moved: -1,
  onHand: 4,
  unit: 'EACH',
})

const order = (line: string): OrderRow => ({
  line,
  store: '7080000000005',
  storeName: 'Majorstuen',
  item: '07038010000010',
  itemName: 'Milk',
  unit: 'EACH',
  units: 12,
  casePack: 6,
  dueAt: '2026-03-03T10:00:00Z',
  status: 'PLACED',
})

const exception = (subject: string, open: boolean): ExceptionRow => ({
  kind: 'NEGATIVE_ON_HAND',
  subject,
  owner: 'store',
  detail: 'count it',
  open,
  occurredAt: '2026-03-02T10:00:00Z',
})

describe('what the stream has brought', () => {
  it('shows the latest stock change first and says how many were not shown', () => {
    const state = withStock(withStock(nothingYet, { rows: [row('0/1'), row('0/2')], notShown: 0 }), { rows: [row('0/3')], notShown: 40 })
    expect(state.stock.map((shown) => shown.id)).toEqual(['0/3', '0/2', '0/1'])
    expect(state.notShown).toBe(40)
  })

  it('keeps a bounded number of rows', () => {
    const many = Array.from({ length: 1_500 }, (_, i) => row(`0/${i}`))
    expect(withStock(nothingYet, { rows: many, notShown: 0 }).stock).toHaveLength(1_000)
  })

  it('follows an order line from placed to received', () => {
    const asked = withOpenOrders(nothingYet, { lines: [order('R1/1')], more: false })
    const placed = withOrders(asked, { placed: [order('R2/1')], changed: [], notShown: 0 })
    const moving = withOrders(placed, {
      placed: [],
      changed: [
        { line: 'R2/1', status: 'DESPATCHED', units: 12, closed: false },
        { line: 'R1/1', status: 'RECEIVED', units: 12, closed: true },
      ],
      notShown: 0,
    })
    expect([...moving.orders.values()].map((line) => [line.line, line.status])).toEqual([['R2/1', 'DESPATCHED']])
  })

  it('asks for the open orders anew when some were not shown', () => {
    expect(withOrders(nothingYet, { placed: [], changed: [], notShown: 3 }).ordersMissed).toBe(1)
  })

  it('lets a closed exception go and shows one raised again once', () => {
    const raised = withExceptions(nothingYet, { rows: [exception('a', true), exception('b', true)], notShown: 0 })
    const later = withExceptions(raised, { rows: [exception('a', true), exception('b', false)], notShown: 0 })
    expect(later.exceptions.map((open) => open.subject)).toEqual(['a'])
  })
})

describe('the verdict', () => {
  const service = { name: 'ledger', title: 'The ledger', standing: 'READY', sentence: null, lag: {}, counts: {} } as const
  const open = (standing: 'READY' | 'NOT_ASKED', troubles: string[]): LiveState =>
    ({ ...nothingYet, connection: 'open', figures: { services: [{ ...service, standing }], troubles } }) as unknown as LiveState

  it('is not given before everybody was asked', () => {
    expect(verdict(nothingYet).words).toBe('Connecting…')
    expect(verdict(open('NOT_ASKED', [])).words).toBe('Connecting…')
    expect(verdict(open('READY', [])).words).toBe('All is well')
  })

  it('is not good above a panel that has no answer', () => {
    const state = withTrouble(open('READY', []), 'orders', 'Replenishment did not answer in time')
    expect(verdict(state)).toEqual({ words: '1 thing needs a look', tone: 'bad' })
    expect(verdict(withTrouble(state, 'orders', undefined)).words).toBe('All is well')
  })
})
