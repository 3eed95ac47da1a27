import { useEffect, useMemo, useRef } from 'react'
import type { Found, Hit, StockRow } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { usePages } from '../api/usePages'
import { useLive } from '../live/stream'
import type { Seen } from './columns'

/** The first page is asked for anew so often: by it rows come and go; their figures the stream moves at once. */
const everyMillis = 5_000

/** What a search finds, as far as one has looked, each row as the stream has it since. */
export function useSeen(address: string) {
  const answer = useAnswer<Found>(address, everyMillis)
  const { all, more, trouble } = usePages(address, answer.value)
  const moved = useLive((live) => live.stock)
  const seen = useMemo(() => seenOf(all.flatMap((page) => page.hits), moved), [all, moved])
  return { answer, seen, further: useOnce(more, all.at(-1)?.next), trouble }
}

/** The same page is asked for once, however often one scrolls. */
function useOnce(ask: (() => void) | undefined, next: string | null | undefined): () => void {
  const asked = useRef<string>(undefined)
  useEffect(() => {
    if (!next) asked.current = undefined
  }, [next])
  return () => {
    if (!ask || !next || asked.current === next) return
    asked.current = next
    ask()
  }
}

export function keyOf({ store, item }: { store: string; item: string }): string {
  return `${store}|${item}`
}

/** Each store-item once, with the newest word of the stream that is later than what the search knew. @param moved the newest first */
export function seenOf(hits: readonly Hit[], moved: readonly StockRow[]): readonly Seen[] {
  const latest = new Map<string, StockRow>()
  for (const row of moved) if (!latest.has(keyOf(row))) latest.set(keyOf(row), row)
  const once = new Map<string, Hit>()
  for (const hit of hits) if (!once.has(keyOf(hit))) once.set(keyOf(hit), hit)
  return [...once.values()].map((hit) => {
    const since = latest.get(keyOf(hit))
    return { hit, since: since && (!hit.recordedAt || Date.parse(since.recordedAt) > Date.parse(hit.recordedAt)) ? since : undefined }
  })
}
