import { describe, expect, it } from 'vitest'
import type { Me } from '../api/types'
import { linksOf, maySee, pageAt } from './pages'

const me = (may: Me['may'], stores: string[], dcs: string[]): Me => ({ name: 'ann', roles: [], stores, dcs, may, until: '2026-03-02T10:00:00Z' })

const keeper = me(['READ_PAGE', 'READ_DELIVERIES', 'READ_ORDERS', 'READ_EXCEPTIONS'], ['7080001000011'], [])
const operator = me(['READ_PAGE', 'READ_DC_ORDERS', 'WORK_WAVES', 'READ_DELIVERIES', 'READ_ORDERS', 'READ_EXCEPTIONS'], ['*'], ['*'])

describe('the pages', () => {
  it('are found by their address', () => {
    expect(pageAt('/dc/7080002000010/pick/7')?.page.title).toBe('Pick')
    expect(pageAt('/dc/7080002000010')?.params).toEqual({ gln: '7080002000010' })
    expect(pageAt('/stock/7080001000011/07038010000010')?.params).toEqual({ gln: '7080001000011', gtin: '07038010000010' })
    expect(pageAt('/nowhere')).toBeUndefined()
  })

  it('are linked only for those who may see them', () => {
    expect(linksOf(operator).map((link) => link.to)).toEqual(['/', '/dc', '/stores', '/orders', '/exceptions'])
    expect(linksOf(me(['READ_PAGE'], [], [])).map((link) => link.to)).toEqual(['/'])
  })

  it('take who works in one store straight to it', () => {
    expect(linksOf(keeper)[1]).toEqual({ title: 'Store', to: '/stores/7080001000011' })
  })

  it('of a center are for nobody without a center, whatever the role', () => {
    expect(maySee(me(['READ_DC_ORDERS'], ['*'], []), pageAt('/dc')!.page)).toBe(false)
  })
})
