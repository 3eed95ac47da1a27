import { useEffect, useMemo } from 'react'
import { post, Trouble, wordsOf } from '../api/client'
import type { PicksTold } from '../api/types'
import { fieldErrors, restOf } from '../floor/wrong'
import { KeptQueue } from './keeping'
import { afterSending, meaningOf, pauseMillis, type PickAnswer, type SentAs } from './queue'

/** Sends what waits, one by one, whenever there is a network; and says when the center has taken one. */
export function useSender(dc: string, wave: string, onTaken: (told: PicksTold) => void): KeptQueue {
  const kept = useMemo(() => new KeptQueue(dc, wave), [dc, wave])
  useEffect(() => {
    let ended = false
    let timer: number | undefined
    let vain = 0
    let sending = false
    const send = async (first: PickAnswer): Promise<SentAs> => {
      const { pick, units, reason, label, substitute } = first
      try {
        onTaken(await post<PicksTold>(`/api/dcs/${dc}/waves/${wave}/picks`, { lines: [{ pick, units, ...(reason && { reason }), ...(label && { label }), ...(substitute && { substitute }) }] }))
        return meaningOf(200, '')
      } catch (error) {
        return error instanceof Trouble ? meaningOf(error.status, restOf(fieldErrors(error.errors)) || wordsOf(error)) : meaningOf(0, wordsOf(error))
      }
    }
    const go = async () => {
      window.clearTimeout(timer)
      const first = kept.queue.now.waiting[0]
      if (ended || sending || !first) return
      sending = true
      const as = await send(first)
      sending = false
      if (as.kind === 'again') {
        timer = window.setTimeout(go, pauseMillis(vain++))
        return
      }
      vain = 0
      kept.change((queue) => afterSending(queue, first, as))
      void go()
    }
    const stop = kept.queue.watch(() => void (vain === 0 && go()))
    const back = () => {
      vain = 0
      void go()
    }
    window.addEventListener('online', back)
    void go()
    return () => {
      ended = true
      window.clearTimeout(timer)
      window.removeEventListener('online', back)
      stop()
    }
  }, [kept, dc, wave, onTaken])
  return kept
}
