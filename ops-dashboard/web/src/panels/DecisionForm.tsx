import { useRef, useState } from 'react'
import { post, wordsOf } from '../api/client'
import type { Decided, Waiting } from '../api/types'
import { Words } from '../parts/Words'
import { decisionAddress } from '../words/approvals'

type Decision = 'APPROVE' | 'REFUSE'

const longestReason = 300

/** Approve or refuse, and why. Who asked can only take it back; Enter decides nothing. */
export function DecisionForm({ waiting, onDecided }: { waiting: Waiting; onDecided: (answer: Decided) => void }) {
  const [reason, setReason] = useState('')
  const [trouble, setTrouble] = useState<string>()
  const [asking, setAsking] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const isOwn = waiting.standing === 'TAKE_BACK'
  const name = `reason-${waiting.service}-${waiting.id}`
  const decide = async (decision: Decision) => {
    if (reason.trim() === '') {
      setTrouble('Say why first, for those who ask later.')
      field.current?.focus()
      return
    }
    setAsking(true)
    try {
      onDecided(await post<Decided>(decisionAddress(waiting), { decision, reason: reason.trim() }))
    } catch (error) {
      setTrouble(wordsOf(error))
    } finally {
      setAsking(false)
    }
  }
  return (
    <div className="decision" role="group" aria-label="Decide">
      {isOwn && <p className="quiet">You asked for this: another person has to approve it.</p>}
      <label htmlFor={name}>Why</label>
      <input
        id={name}
        ref={field}
        value={reason}
        maxLength={longestReason}
        placeholder={isOwn ? 'no longer wanted' : 'counted it myself'}
        aria-describedby={trouble ? `${name}-trouble` : undefined}
        aria-invalid={trouble !== undefined}
        onChange={(event) => {
          setReason(event.target.value)
          setTrouble(undefined)
        }}
      />
      {!isOwn && (
        <button type="button" className="small yes" disabled={asking} onClick={() => decide('APPROVE')}>
          Approve
        </button>
      )}
      <button type="button" className="small" disabled={asking} onClick={() => decide('REFUSE')}>
        {isOwn ? 'Take it back' : 'Refuse'}
      </button>
      {trouble && (
        <p id={`${name}-trouble`} className="quiet trouble" role="alert">
          <Words text={trouble} />
        </p>
      )}
    </div>
  )
}
