import { useState } from 'react'
import type { Approvals, Decided, Waiting } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { Empty } from '../parts/Panel'
import { Side } from '../parts/Side'
import { Words } from '../parts/Words'
import { shortMoment } from '../time/businessTime'
import { useZone } from '../time/useNow'
import { placeWords } from '../words/approvals'
import { DecisionForm } from './DecisionForm'

const everyMillis = 3_000

/** What waits for a second person: who asked for what, why it waits, and for those who may, the word that lets it happen or not. */
export function ApprovalsPanel({ onClose }: { onClose: () => void }) {
  const [said, setSaid] = useState<{ of: string; sentence: string }>()
  const [decisions, setDecisions] = useState(0)
  const { value, trouble } = useAnswer<Approvals>('/api/approvals', everyMillis, decisions)
  const decided = (of: Waiting, answer: Decided) => {
    setSaid({ of: of.what, sentence: answer.sentence })
    setDecisions(decisions + 1)
  }
  const troubles = [...(trouble ? [trouble] : []), ...(value?.troubles ?? [])]
  return (
    <Side label="Approvals" title="Waiting for a second person" under="Oldest first" closeLabel="Close approvals" about="approvals" onClose={onClose} className="approvals">
      {troubles.map((sentence) => (
        <Empty key={sentence} isTrouble>
          <Words text={sentence} />
        </Empty>
      ))}
      <p className={said ? 'said' : 'said nothing'} role="status">
        {said && (
          <>
            <b>{said.of}</b> {said.sentence}
          </>
        )}
      </p>
      {!value && !trouble && <Empty>Asking…</Empty>}
      {value?.waiting.length === 0 && value.troubles.length === 0 && <Empty>Nothing waits.</Empty>}
      <ul className="approval-list">
        {value?.waiting.map((each) => (
          <WaitingPart key={`${each.service} ${each.id}`} waiting={each} onDecided={(answer) => decided(each, answer)} />
        ))}
      </ul>
      {value?.more && <p className="quiet">More wait than are listed; the services have them all.</p>}
    </Side>
  )
}

function WaitingPart({ waiting, onDecided }: { waiting: Waiting; onDecided: (answer: Decided) => void }) {
  const zone = useZone()
  return (
    <li aria-label={waiting.what}>
      <h3>{waiting.what}</h3>
      <p className="faint">
        {placeWords(waiting.stores)} · asked for by {waiting.by} ({waiting.as}) {shortMoment(waiting.requestedAt, zone)}
      </p>
      {waiting.lines.length > 0 && (
        <ul className="asked-lines">
          {waiting.lines.map((line, at) => (
            <li key={at}>
              <span>{line.name}</span>
              <span className="number">{line.value}</span>
            </li>
          ))}
          {waiting.moreLines > 0 && <li className="faint">and {waiting.moreLines} more</li>}
        </ul>
      )}
      <p className="why">
        Waits because {waiting.reason}. <span className="faint">It lapses {shortMoment(waiting.lapsesAt, zone)}.</span>
      </p>
      {waiting.standing === 'LOOK' ? <p className="quiet">{waiting.lacks}.</p> : <DecisionForm waiting={waiting} onDecided={onDecided} />}
    </li>
  )
}
