import { describe, expect, it } from 'vitest'
import { countdown } from './countdown'

const due = '2026-03-02T18:00:00Z'
const at = (time: string) => countdown(due, Date.parse(time))

describe('the 24-hour countdown of an order line', () => {
  it('begins full and calm', () => {
    expect(at('2026-03-01T18:00:00Z')).toEqual({ text: '24 h 00', urgency: 'calm', left: 1 })
  })

  it('counts hours and minutes down', () => {
    expect(at('2026-03-02T05:55:00Z').text).toBe('12 h 05')
    expect(at('2026-03-02T17:18:30Z').text).toBe('41 min')
  })

  it('turns from calm to soon to urgent as time runs out', () => {
    expect(at('2026-03-02T09:59:00Z').urgency).toBe('calm')
    expect(at('2026-03-02T10:01:00Z').urgency).toBe('soon')
    expect(at('2026-03-02T15:01:00Z').urgency).toBe('urgent')
  })

  it('says by how much it is late', () => {
    expect(at('2026-03-02T19:10:00Z')).toEqual({ text: 'late 1 h 10', urgency: 'late', left: 0 })
    expect(at('2026-03-05T20:00:00Z').text).toBe('late 3 d 2 h')
  })
})
