import { describe, expect, it } from 'vitest'
import { instantOf, localText } from './localTime'

const oslo = 'Europe/Oslo'

describe('the clock of a place', () => {
  it('is read and written in its zone, in summer and winter', () => {
    expect(localText('2026-03-02T05:30:00Z', oslo)).toBe('2026-03-02T06:30')
    expect(instantOf('2026-03-02T06:30', oslo)).toBe('2026-03-02T05:30:00.000Z')
    expect(instantOf('2026-07-02T06:30', oslo)).toBe('2026-07-02T04:30:00.000Z')
    expect(instantOf('2026-07-02T06:30', 'America/New_York')).toBe('2026-07-02T10:30:00.000Z')
  })

  it('shows an hour twice when it is set back, of which the first is meant', () => {
    expect(instantOf('2026-10-25T02:30', oslo)).toBe('2026-10-25T00:30:00.000Z')
    expect(localText('2026-10-25T00:30:00Z', oslo)).toBe('2026-10-25T02:30')
    expect(localText('2026-10-25T01:30:00Z', oslo)).toBe('2026-10-25T02:30')
  })

  it('leaves an hour out when it is set forward: the one after it is meant', () => {
    expect(instantOf('2026-03-29T02:30', oslo)).toBe('2026-03-29T01:30:00.000Z')
    expect(localText('2026-03-29T01:30:00Z', oslo)).toBe('2026-03-29T03:30')
  })

  it('says nothing of what is no day and time', () => {
    expect(instantOf('', oslo)).toBeUndefined()
    expect(instantOf('tomorrow', oslo)).toBeUndefined()
    expect(instantOf('2026-13-41T06:30', oslo)).toBeUndefined()
  })
})
