import { useState } from 'react'
import type { Accepted } from '../api/types'
import { useDeed } from '../floor/useDeed'

type Props = { store: string; kind: 'RECEIPT' | 'COUNT' | 'ADJUSTMENT' | 'TRANSFER'; of: string; onDone: () => void }

/** Takes back what was just reported, as long as it stands on the page. */
export function TakeBack({ store, kind, of, onDone }: Props) {
  const deed = useDeed<Accepted>()
  const [done, setDone] = useState(false)
  const act = async () => {
    if (!(await deed.act(`/api/stores/${store}/reports/reversals`, { of, kind, reason: 'typed wrongly' }))) return
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
