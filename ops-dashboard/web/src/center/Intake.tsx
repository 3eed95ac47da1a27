import { type ReactNode, useState } from 'react'
import type { Glossary } from '../api/types'
import { Said } from '../floor/Form'
import { arrivalLines, type ArrivalLine, arrivalPaths, type Expected, type InHand } from '../floor/inHand'
import { reversalsOfCenter, TakeBack } from '../floor/TakeBack'
import { TakeIn } from '../floor/TakeIn'
import { clockUnknown, type Deed } from '../floor/useDeed'
import { useBusinessNow } from '../time/useNow'

/** @param key under which it can be taken back; @param also what is to be said of it beside that it is in */
type Taken = { key: string; also?: string }

type Props = {
  gln: string
  title: string
  note: ReactNode
  names: Glossary
  expected: readonly Expected[]
  known: string
  /** What is taken back by the key of the report. */
  kind: 'INBOUND' | 'RETURN_ARRIVAL'
  takesBack: boolean
  deed: Deed<unknown>
  /** @returns nothing where it was refused */
  onReport: (at: string, lines: readonly ArrivalLine[], complete: boolean) => Promise<Taken | false | undefined>
  onDone: () => void
}

/** Takes in what comes to a center, part by part, and takes it back where it was typed wrongly. */
export function Intake({ gln, title, note, names, expected, known, kind, takesBack, deed, onReport, onDone }: Props) {
  const now = useBusinessNow()
  const [said, setSaid] = useState<{ words: string; key: string }>()
  const report = async (inHand: InHand, complete: boolean) => {
    if (now === undefined) return deed.complain(clockUnknown)
    const taken = await onReport(new Date(now).toISOString(), arrivalLines(inHand), complete)
    if (!taken) return false
    setSaid({ words: (complete ? 'Taken in; nothing more is expected.' : 'Taken in; the rest is still expected.') + (taken.also ?? ''), key: taken.key })
    onDone()
    return true
  }
  return (
    <section className="part" aria-label={title}>
      <h3>
        {title} <span className="note">{note}</span>
      </h3>
      <Said>
        {said && (
          <>
            {said.words} {takesBack && <TakeBack key={said.key} at={reversalsOfCenter(gln)} kind={kind} of={said.key} onDone={onDone} />}
          </>
        )}
      </Said>
      <TakeIn names={names} expected={expected} known={known} lots deed={deed} pathsOf={arrivalPaths} onReport={report} />
    </section>
  )
}
