import { useEffect, useRef, useState } from 'react'
import type { OrderRow } from '../api/types'
import { wordsOf } from '../api/client'
import { askForOrders, useLive } from './stream'

const everyMillis = 15_000
/** Order events that were not shown come in bursts that may last; one question answers for this long. */
const atMostEveryMillis = 2_500

type Open = { orders: ReadonlyMap<string, OrderRow>; more: boolean; trouble?: string; loading: boolean }

/** The open orders: asked for now and then, and kept current by the stream in between. */
export function useOpenOrders(): Open {
  const orders = useLive((live) => live.orders)
  const missed = useLive((live) => live.ordersMissed)
  const [asked, setAsked] = useState<{ more: boolean; trouble?: string; loading: boolean }>({ more: false, loading: true })
  const latestMissed = useRef(missed)
  latestMissed.current = missed
  useEffect(() => {
    const abort = new AbortController()
    let answeredMissed = -1
    let askedAt = 0
    let timer: number | undefined
    const look = async () => {
      if (latestMissed.current !== answeredMissed || Date.now() - askedAt >= everyMillis) {
        answeredMissed = latestMissed.current
        askedAt = Date.now()
        try {
          const { more } = await askForOrders(abort.signal)
          setAsked({ more, loading: false })
        } catch (error) {
          if (abort.signal.aborted) return
          setAsked({ more: false, trouble: wordsOf(error), loading: false })
        }
      }
      timer = window.setTimeout(look, atMostEveryMillis)
    }
    void look()
    return () => {
      abort.abort()
      window.clearTimeout(timer)
    }
  }, [])
  return { orders, ...asked }
}
