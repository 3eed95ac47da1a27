import { useState } from 'react'
import type { Accepted } from '../api/types'
import { useDeed } from './useDeed'

/** What a place reported, by which it takes it back. @param at the address of its reports that are taken back */
type Props = { at: string; kind: string; of: string; onDone: () => void }

/** Takes back what was typed wrongly. */
export function TakeBack({ at, kind, of, onDone }: Props) {
  const deed = useDeed<Accepted>()
  const [done, setDone] = useState(false)
  const act = async () => {
    if (!(await deed.act(at, { of, kind, reason: 'typed wrongly' }))) return
    setDone(true)
    onDone()
  }
  if (done) return <>It is taken back.</>
  return (
    <>
      <button type="button" className="link" disabled={deed.busy} onClick={act}>
        Take it back
      </button>
      {deed.trouble && <span className="trouble"> {deed.trouble}</span>}
    </>
  )
}

export function reversalsOfStore(store: string): string {
  return `/api/stores/${store}/reports/reversals`
}

export function reversalsOfCenter(gln: string): string {
  return `/api/dcs/${gln}/reversals`
}
