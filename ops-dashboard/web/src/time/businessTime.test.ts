import { expect, it } from 'vitest'
import { businessNow, dayOf, hourAndMinute, speedWords } from './businessTime'

const clock = { now: '2026-03-02T10:00:00Z', speed: 720, presentSpeed: 720, waitsFor: null, zone: 'Europe/Oslo' }

it('the business clock runs on between two readings, at its own speed', () => {
  expect(new Date(businessNow({ clock, readAt: 1_000 }, 6_000)).toISOString()).toBe('2026-03-02T11:00:00.000Z')
})

it('times are shown in the zone of the stores', () => {
  expect(hourAndMinute('2026-03-02T23:30:00Z', 'Europe/Oslo')).toBe('00:30')
  expect(dayOf('2026-03-02T23:30:00Z', 'Europe/Oslo')).toBe('Tue, 3 Mar 2026')
})

it('a zone that the browser does not know is read as UTC', () => {
  expect(hourAndMinute('2026-03-02T23:30:00Z', 'Z')).toBe('23:30')
})

it('the clock says how fast it really is, and what it waits for', () => {
  expect(speedWords(clock)).toBe('×720')
  expect(speedWords({ ...clock, presentSpeed: 310 })).toBe('×720 asked, 310 now')
  expect(speedWords({ ...clock, presentSpeed: 0, waitsFor: 'ledger: pos.transactions-3' })).toBe('×720 asked, 0 now, waits for ledger: pos.transactions-3')
})
