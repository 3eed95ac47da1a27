import type { Case, CaseEvent } from '../api/types'
import { shortMoment } from '../time/businessTime'

const money = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

function sum(amount: number, currency: string | null | undefined): string {
  return `${money.format(amount)} ${currency ?? ''}`.trimEnd()
}

/** The money at stake; what nobody knows is said to be unknown. */
export function stakeWords({ amount, currency, atLeast }: Case['atStake']): string {
  if (amount == null) return 'not known'
  return (atLeast ? 'at least ' : '') + sum(amount, currency)
}

/** Who has to act, and who does. */
export function ownerWords({ owner, assignee }: Pick<Case, 'owner' | 'assignee'>, me: string): string {
  if (assignee == null) return `the ${owner}`
  return assignee === me ? 'you' : assignee
}

/** What happened, in one sentence without its end. */
export function eventWords({ type, said }: Pick<CaseEvent, 'type' | 'said'>, zone: string): string {
  switch (type) {
    case 'RAISED':
      return said.amount == null ? 'Raised' : `Raised with ${sum(said.amount, said.currency)} at stake`
    case 'WORSE':
      return said.amount == null ? 'It is worse' : `It is worse: ${sum(said.amount, said.currency)} at stake`
    case 'CLOSED':
      return 'Closed'
    case 'ASSIGNED':
      return said.to == null ? 'Given to nobody' : `Given to ${said.to}`
    case 'COMMENTED':
      return `“${said.text}”`
    case 'SNOOZED':
      return `Put off until ${said.until ? shortMoment(said.until, zone) : '?'}: ${said.reason}`
    case 'CAME_BACK':
      return `Came back: ${said.because}`
    default:
      return type
  }
}
