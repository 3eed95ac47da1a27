import { describe, expect, it } from 'vitest'
import { countsOf, endsOf, isNarrowed, nothing, rangeOf, searchOf, tableOf, toggled, valuesOf, wordsOfBand } from './narrow'

describe('what stock is narrowed by', () => {
  it('stands in the address, several values of a filter in one', () => {
    expect(valuesOf({ state: 'LOW|NEGATIVE' }, 'state')).toEqual(['LOW', 'NEGATIVE'])
    expect(valuesOf({}, 'state')).toEqual([])
    expect(toggled({}, 'brand', 'Tine')).toBe('Tine')
    expect(toggled({ brand: 'Tine|Q' }, 'brand', 'Tine')).toBe('Q')
    expect(toggled({ brand: 'Tine' }, 'brand', 'Tine')).toBe('')
  })

  it('is asked of the search value by value', () => {
    const asked = new URL(searchOf({ state: 'LOW|NEGATIVE', onHand: '..3', sort: '-price', columns: 'name', item: '1' }, 'milk'), 'http://x')
    expect(asked.searchParams.getAll('state')).toEqual(['LOW', 'NEGATIVE'])
    expect(asked.searchParams.get('onHand')).toBe('..3')
    expect(asked.searchParams.get('q')).toBe('milk')
    expect(asked.searchParams.get('sort')).toBe('-price')
    expect(asked.searchParams.getAll('facet')).toEqual(['none'])
    expect(asked.searchParams.has('item')).toBe(false)
  })

  it('is counted by a question of its own, whatever the order', () => {
    const asked = new URL(countsOf({ state: 'LOW', sort: '-price' }, 'milk'), 'http://x')
    expect(asked.searchParams.getAll('facet')).toContain('cover')
    expect(asked.searchParams.get('state')).toBe('LOW')
    expect(asked.searchParams.has('sort')).toBe(false)
    expect(asked.searchParams.get('limit')).toBe('1')
  })

  it('is the same in a table, with its columns', () => {
    const asked = new URL(tableOf({ q: 'milk', brand: 'Tine' }, ['name', 'onHand']), 'http://x')
    expect(asked.pathname).toBe('/api/search/rows')
    expect(asked.searchParams.getAll('column')).toEqual(['name', 'onHand'])
    expect(asked.searchParams.has('limit')).toBe(false)
  })

  it('has ranges with a least and a most', () => {
    expect(endsOf('2..5')).toEqual(['2', '5'])
    expect(endsOf('-3..')).toEqual(['-3', ''])
    expect(endsOf('7')).toEqual(['7', '7'])
    expect(rangeOf('', '5')).toBe('..5')
    expect(rangeOf('', '')).toBe('')
  })

  it('says bands in words', () => {
    expect(wordsOfBand('cover', '..1')).toBe('less than a day')
    expect(wordsOfBand('cover', '30..')).toBe('30 days and more')
    expect(wordsOfBand('price', '10..20')).toBe('10 to 20')
    expect(wordsOfBand('brand', 'Tine')).toBeUndefined()
  })

  it('can all be taken away', () => {
    expect(isNarrowed({ q: 'milk' })).toBe(false)
    expect(isNarrowed({ cover: '..1' })).toBe(true)
    expect(Object.keys(nothing)).toContain('onOrder')
  })
})
