import type { Countdown } from '../time/countdown'
import { Cell } from './Rows'

/** What is left of a line's 24 hours, as a cell of its row. */
export function TimeLeft({ left }: { left: Countdown }) {
  return (
    <Cell className={`countdown ${left.urgency}`}>
      <span className="countdown-text">{left.text}</span>
      <span className="countdown-bar" aria-hidden="true">
        <span style={{ width: `${left.left * 100}%` }} />
      </span>
    </Cell>
  )
}
