import { useEffect, useRef, useState } from 'react'
import type { Moved } from './state'
import { useLive } from './stream'

/** However much moves, one asks anew this often at most. */
const atMostEveryMillis = 1_500

/** A number that changes some moments after the stream has brought something of such kinds. */
export function useSignal(...kinds: readonly Moved[]): number {
  const moved = useLive((live) => kinds.reduce((sum, kind) => sum + live.moved[kind], 0))
  const [signal, setSignal] = useState(moved)
  const latest = useRef(moved)
  latest.current = moved
  const waits = moved !== signal
  useEffect(() => {
    if (!waits) return
    const timer = window.setTimeout(() => setSignal(latest.current), atMostEveryMillis)
    return () => window.clearTimeout(timer)
  }, [waits])
  return signal
}
