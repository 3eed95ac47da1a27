/**
 * Answers of a picker that wait to be sent. They are kept in the browser until the center has said what became of them, and are sent one by one, in the order in which they
 * were given. `label` is what was scanned where it says lot or date. The center knows an answer by its pick: the same one, sent again after an answer that did not come, counts once.
 */
export type PickAnswer = { pick: number; units: number; reason?: ShortReason; label?: string; substitute?: Substitute; answeredAt: number }

/** What was taken in place of what is not there. `label` is what was scanned of it, as of an answer. */
export type Substitute = { item: string; units: number; location: string; label?: string }

export type ShortReason = 'EMPTY' | 'NOT_FOUND' | 'DAMAGED' | 'NO_TIME'

/** What the center did not take, and why: a person has to know. */
export type RefusedAnswer = PickAnswer & { why: string }

export type PickQueue = { waiting: readonly PickAnswer[]; refused: readonly RefusedAnswer[] }

export const emptyQueue: PickQueue = { waiting: [], refused: [] }

/** What came of sending one: taken, refused for good with the center's words, or not heard of. */
export type SentAs = { kind: 'taken' } | { kind: 'refused'; why: string } | { kind: 'again' }

/** A pick is answered once; what waits already stays as it is. */
export function withAnswer(queue: PickQueue, answer: PickAnswer): PickQueue {
  return queue.waiting.some((each) => each.pick === answer.pick) ? queue : { ...queue, waiting: [...queue.waiting, answer] }
}

/** The queue after its first was sent. */
export function afterSending(queue: PickQueue, first: PickAnswer, as: SentAs): PickQueue {
  if (as.kind === 'again' || queue.waiting[0]?.pick !== first.pick) return queue
  const waiting = queue.waiting.slice(1)
  return as.kind === 'taken' ? { ...queue, waiting } : { waiting, refused: [...queue.refused, { ...first, why: as.why }] }
}

/** What an answer of the server means for what was sent. Statuses below 400 are good; 0 is no answer at all. */
export function meaningOf(status: number, words: string): SentAs {
  if (status >= 200 && status < 300) return { kind: 'taken' }
  // Who was logged out logs in again; who is one of too many, or asks too early, waits.
  const passing = status === 0 || status === 401 || status === 408 || status === 429 || status >= 500
  return passing ? { kind: 'again' } : { kind: 'refused', why: words }
}

/** How long until the next attempt after so many in vain: soon at first, and every quarter of a minute at last. */
export function pauseMillis(vain: number): number {
  return Math.min(15_000, 1_000 * 2 ** Math.min(vain, 4))
}

/** Reads what was kept; what nobody can read is none. */
export function readQueue(text: string | null): PickQueue {
  if (text === null) return emptyQueue
  try {
    const kept = JSON.parse(text) as Partial<PickQueue>
    return Array.isArray(kept.waiting) && Array.isArray(kept.refused) ? { waiting: kept.waiting, refused: kept.refused } : emptyQueue
  } catch {
    return emptyQueue
  }
}
