import { useEffect, useState } from 'react'
import { get, wordsOf } from './client'

/** An answer that goes on behind its `next`. */
type Paged = { readonly next?: string | null }

/** Further pages of an answer, as they were when they were asked for; they are let go when another question is asked. */
export function usePages<T extends Paged>(address: string | undefined, first: T | undefined) {
  const [pages, setPages] = useState<readonly T[]>([])
  const [trouble, setTrouble] = useState<string>()
  useEffect(() => {
    setPages([])
    setTrouble(undefined)
  }, [address])
  const next = pages.length > 0 ? pages.at(-1)!.next : first?.next
  const ask = () => {
    if (!next || !address) return
    get<T>(`${address}&after=${encodeURIComponent(next)}`).then(
      (page) => setPages([...pages, page]),
      (error: unknown) => setTrouble(wordsOf(error)),
    )
  }
  return { all: first ? [first, ...pages] : [], more: next ? ask : undefined, trouble }
}
