import { describe, expect, it } from 'vitest'
import { brief, count, counted, latency, promiseWords, share, units } from './numbers'

describe('numbers on the page', () => {
  it('stay short in tiles', () => {
    expect([7, 2.5, 9_999, 12_345, 1_234_567, 2_100_000_000].map(brief)).toEqual(['7', '2.5', '9,999', '12.3 k', '1.2 M', '2.1 bn'])
  })

  it('have a minus that can be seen', () => {
    expect(count(-1_204)).toBe('−1,204')
  })

  it('stand beside one thing or many', () => {
    expect([counted(1, 'shelf', 'shelves'), counted(0, 'shelf', 'shelves'), counted(1_204, 'line')]).toEqual(['1 shelf', '0 shelves', '1,204 lines'])
  })

  it('never call lines of the promise open that nobody waits for', () => {
    expect(
      [
        { due: 0, missed: 0, overdue: 0 },
        { due: 23, missed: 0, overdue: 0 },
        { due: 23, missed: 2, overdue: 0 },
        { due: 23, missed: 2, overdue: 1 },
      ].map(promiseWords),
    ).toEqual(['no line was due yet', 'none of 23 due missed', '2 of 23 missed', '2 of 23 missed, 1 still open'])
  })

  it('weigh what is weighed', () => {
    expect([units(412, 'GRAM'), units(20_350, 'GRAM'), units(-3, 'EACH')]).toEqual(['412 g', '20.4 kg', '−3'])
  })

  it('write latencies in the unit that fits', () => {
    expect([latency(14), latency(2_450), latency(90_000)]).toEqual(['14 ms', '2.5 s', '1.5 min'])
  })

  it('never round a broken promise up to all', () => {
    expect(share(9_999, 10_000)).toBe('99.9 %')
    expect(share(0, 0)).toBe('–')
  })
})
