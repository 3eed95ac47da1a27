import { describe, expect, it } from 'vitest'
import { afterSending, emptyQueue, meaningOf, pauseMillis, type PickQueue, readQueue, withAnswer } from './queue'

const answer = (pick: number, units = 6) => ({ pick, units, answeredAt: 0 })
const two = withAnswer(withAnswer(emptyQueue, answer(1)), answer(2))

describe('what a picker answered without a network', () => {
  it('waits in the order in which it was given', () => {
    expect(two.waiting.map((each) => each.pick)).toEqual([1, 2])
  })

  it('is answered once, however often one presses Enter', () => {
    expect(withAnswer(two, answer(1, 3))).toBe(two)
  })

  it('goes when the center has taken it, the first first', () => {
    expect(afterSending(two, answer(1), { kind: 'taken' }).waiting.map((each) => each.pick)).toEqual([2])
  })

  it('stays while no answer comes, so that it is sent again', () => {
    expect(afterSending(two, answer(1), { kind: 'again' })).toBe(two)
  })

  it('is shown with the reason when the center refuses it, and holds nobody up', () => {
    const after = afterSending(two, answer(1), { kind: 'refused', why: 'pick 1 was called off' })
    expect(after.waiting.map((each) => each.pick)).toEqual([2])
    expect(after.refused.map((each) => each.why)).toEqual(['pick 1 was called off'])
  })

  it('is the same after a reload', () => {
    expect(readQueue(JSON.stringify(two))).toEqual(two)
    expect([readQueue(null), readQueue('{'), readQueue('[]')]).toEqual([emptyQueue, emptyQueue, emptyQueue])
  })

  it('is not taken off by an answer about another one', () => {
    expect(afterSending(two, answer(2), { kind: 'taken' })).toBe(two)
  })
})

describe('an answer of the server', () => {
  it('that does not come, or says later, or asks who it is, leaves the pick waiting', () => {
    for (const status of [0, 401, 408, 429, 500, 502, 503]) expect(meaningOf(status, '').kind, String(status)).toBe('again')
  })

  it('that refuses ends it', () => {
    for (const status of [403, 404, 409, 422]) expect(meaningOf(status, 'no')).toEqual({ kind: 'refused', why: 'no' })
    expect(meaningOf(200, '').kind).toBe('taken')
  })

  it('is asked for less often the longer it stays away, and never given up', () => {
    const pauses = [0, 1, 2, 3, 4, 50].map(pauseMillis)
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000])
  })
})

it('nothing is lost between many answers and a network that comes and goes', () => {
  let seed = 7
  const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647
  let queue: PickQueue = emptyQueue
  const taken: number[] = []
  for (let step = 0, next = 1; step < 2_000; step++) {
    if (next <= 300 && random() < 0.4) queue = withAnswer(queue, answer(next++))
    const first = queue.waiting[0]
    if (first) {
      const as = random() < 0.6 ? ({ kind: 'again' } as const) : ({ kind: 'taken' } as const)
      if (as.kind === 'taken') taken.push(first.pick)
      queue = readQueue(JSON.stringify(afterSending(queue, first, as)))
    }
  }
  expect(queue.waiting).toEqual([])
  expect(taken).toEqual(Array.from({ length: 300 }, (_, i) => i + 1))
})
