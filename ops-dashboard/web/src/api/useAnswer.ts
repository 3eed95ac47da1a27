import { useEffect, useState } from 'react'
import { get, wordsOf } from './client'

/** @param answeredAt when the browser got the value, in milliseconds */
export type Answer<T> = { value?: T; trouble?: string; loading: boolean; answeredAt?: number }

/** Asks an address now and every so often. The last answer stays while a later one is under way or fails. */
export function useAnswer<T>(address: string | undefined, everyMillis: number, again = 0): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T> & { address?: string }>({ loading: true })
  useEffect(() => {
    if (!address) return
    const abort = new AbortController()
    let timer: number | undefined
    const ask = async () => {
      try {
        const value = await get<T>(address, abort.signal)
        setAnswer({ address, value, loading: false, answeredAt: Date.now() })
      } catch (error) {
        if (abort.signal.aborted) return
        setAnswer((before) => ({
          address,
          ...(before.address === address && { value: before.value, answeredAt: before.answeredAt }),
          trouble: wordsOf(error),
          loading: false,
        }))
      }
      timer = window.setTimeout(ask, everyMillis)
    }
    void ask()
    return () => {
      abort.abort()
      window.clearTimeout(timer)
    }
  }, [address, everyMillis, again])
  return answer.address === address ? answer : { loading: true }
}
