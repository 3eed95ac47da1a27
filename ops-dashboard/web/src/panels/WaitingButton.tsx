import type { Approvals } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { waitingWords } from '../words/approvals'

const everyMillis = 10_000

/** How much waits for a second person, while something does. */
export function WaitingButton({ onOpen }: { onOpen: () => void }) {
  const { value } = useAnswer<Approvals>('/api/approvals', everyMillis)
  if (!value || value.waiting.length === 0) return null
  return (
    <button type="button" className="waiting" onClick={onOpen} title="What waits for a second person">
      {waitingWords(value)}
    </button>
  )
}
