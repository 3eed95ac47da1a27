import { describe, expect, it } from 'vitest'
import { addressOf, matched, withQuery } from './address'

describe('an address', () => {
  it('says by its pattern what it is of', () => {
    expect(matched('/dc/:gln/pick/:wave', '/dc/7080002000010/pick/12')).toEqual({ gln: '7080002000010', wave: '12' })
    expect(matched('/dc/:gln', '/dc/7080002000010')).toEqual({ gln: '7080002000010' })
    expect(matched('/orders', '/orders')).toEqual({})
  })

  it('fits no other pattern', () => {
    expect(matched('/dc/:gln', '/dc')).toBeUndefined()
    expect(matched('/dc/:gln', '/dc/')).toBeUndefined()
    expect(matched('/dc/:gln', '/stores/7080002000010')).toBeUndefined()
    expect(matched('/dc/:gln', '/dc/7080002000010/pick/12')).toBeUndefined()
  })

  it('survives what nobody has encoded', () => {
    expect(matched('/stores/:gln', '/stores/%E0%A4%A')).toEqual({ gln: '%E0%A4%A' })
  })

  it('is the same with a slash at its end', () => {
    expect(addressOf('/orders/', '?dc=7080002000010')).toEqual({ path: '/orders', query: { dc: '7080002000010' } })
    expect(addressOf('/', '')).toEqual({ path: '/', query: {} })
  })

  it('keeps the rest of its query when one part changes', () => {
    const at = addressOf('/orders', '?dc=1&status=OPEN')
    expect(withQuery(at, { status: 'PLACED' })).toBe('/orders?dc=1&status=PLACED')
    expect(withQuery(at, { dc: undefined, status: '' })).toBe('/orders')
    expect(withQuery(at, { line: 'R-1/2' })).toBe('/orders?dc=1&status=OPEN&line=R-1%2F2')
  })
})
