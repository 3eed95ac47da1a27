import { useEffect, useState } from 'react'
import type { OrderRow } from '../api/types'
import { wordsOf } from '../api/client'
import { askForOrders, useLive } from './stream'

const everyMillis = 15_000
/** Order events that were not shown come in bursts; one question answers a burst. */
const settleMillis = 1_500

type Open = { orders: ReadonlyMap<string, OrderRow>; more: boolean; trouble?: string; loading: boolean }

/** The open orders: asked for now and then, and kept current by the stream in between. */
export function useOpenOrders(): Open {
  const orders = useLive((live) => live.orders)
  const missed = useLive((live) => live.ordersMissed)
  const [asked, setAsked] = useState<{ more: boolean; trouble?: string; loading: boolean }>({ more: false, loading: true })
  useEffect(() => {
    const abort = new AbortController()
    const ask = async () => {
      try {
        const { more } = await askForOrders(abort.signal)
        setAsked({ more, loading: false })
      } catch (error) {
        if (!abort.signal.aborted) setAsked({ more: false, trouble: wordsOf(error), loading: false })
      }
    }
    const soon = window.setTimeout(ask, missed === 0 ? 0 : settleMillis)
    const regularly = window.setInterval(ask, everyMillis)
    return () => {
      abort.abort()
      window.clearTimeout(soon)
      window.clearInterval(regularly)
    }
  }, [missed])
  return { orders, ...asked }
}
