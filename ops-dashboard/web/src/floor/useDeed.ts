import { useCallback, useRef, useState } from 'react'
import { post, Trouble, wordsOf } from '../api/client'
import { type FieldError, fieldErrors, restOf } from './wrong'

export type Deed<T> = {
  busy: boolean
  trouble: string | undefined
  /** The same, field by field, where it is wrong fields for which it was refused. */
  wrong: readonly FieldError[]
  /** Which deed it is, the same at all times. */
  self: object
  /** The status with which it was refused last; undefined if it was not. */
  refused: number | undefined
  /** Sends it; undefined if it was refused, which `trouble` then explains. */
  act: (address: string, body: unknown) => Promise<T | undefined>
  /** Says what is wrong before it is sent, or that nothing is. Always false: nothing was done. */
  complain: (sentence: string | undefined) => false
  /** The key under which it was done last: by it, it can be taken back. */
  lastKey: () => string
}

/** A name that nothing else has, on any page: `crypto.randomUUID` is only there behind HTTPS. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Nothing can be reported without saying when it was. */
export const clockUnknown = 'The clock of the chain has not answered yet; try again in a moment.'

/** Something that a person does by a form. Sent again after an answer that did not come, it is the same, and counts once. */
export function useDeed<T>(): Deed<T> {
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  const [wrong, setWrong] = useState<readonly FieldError[]>([])
  const [refused, setRefused] = useState<number>()
  const under = useRef({ content: '', key: '' })
  const act = useCallback(async (address: string, body: unknown) => {
    const content = `${address} ${JSON.stringify(body)}`
    if (under.current.content !== content) under.current = { content, key: newKey() }
    setBusy(true)
    setTrouble(undefined)
    setWrong([])
    setRefused(undefined)
    try {
      const answer = await post<T>(address, body, under.current.key)
      under.current.content = ''
      return answer
    } catch (error) {
      const fields = error instanceof Trouble ? fieldErrors(error.errors) : []
      setTrouble(fields.length > 0 ? restOf(fields) : wordsOf(error))
      setWrong(fields)
      setRefused(error instanceof Trouble ? error.status : undefined)
      return undefined
    } finally {
      setBusy(false)
    }
  }, [])
  const complain = useCallback((sentence: string | undefined) => {
    setTrouble(sentence)
    setWrong([])
    setRefused(undefined)
    return false as const
  }, [])
  return { busy, trouble, wrong, self: under, refused, act, complain, lastKey: () => under.current.key }
}
