import type { Reason } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { Empty } from '../parts/Panel'
import { Words } from '../parts/Words'
import { shortMoment } from '../time/businessTime'
import { useZone } from '../time/useNow'
import { sentenceCase } from '../words/names'
import { count, units } from '../words/numbers'

/** Why the line was ordered: the sentence, and the numbers of the rule as they were then. */
export function ReasonPart({ line, unit }: { line: string; unit: string }) {
  const [order, number] = [line.slice(0, line.lastIndexOf('/')), line.slice(line.lastIndexOf('/') + 1)]
  const address = `/api/orders/${encodeURIComponent(order)}/lines/${number}/explanation`
  const { value, trouble, loading } = useAnswer<Reason>(address, 60_000)
  return (
    <section className="part reason" aria-label="Why this was ordered">
      <h3>
        Why it was ordered <span className="note code">{line}</span>
      </h3>
      {trouble && (
        <Empty isTrouble>
          <Words text={trouble} />
        </Empty>
      )}
      {loading && !trouble && <p className="quiet">Asking…</p>}
      {value && (
        <>
          <p className="sentence">{value.sentence}</p>
          <Numbers reason={value} unit={unit} />
        </>
      )}
    </section>
  )
}

/** What stands as NAME=figure; NAME=figure. */
function said(text: string): string {
  return text
    .split('; ')
    .map((each) => each.split('='))
    .map(([name = '', ...figure]) => [sentenceCase(name), figure.join('=')].join(' ').trim())
    .join(', ')
}

function Numbers({ reason, unit }: { reason: Reason; unit: string }) {
  const zone = useZone()
  const why = reason.explanation
  const demand = (value: number) => value.toFixed(value < 10 ? 2 : 1)
  const lines: [string, string][] = [
    ['Position then', `${units(why.onHand, unit)} on hand + ${units(why.onOrder, unit)} on order − ${units(why.allocated, unit)} allocated = ${units(why.position, unit)}`],
    ['Reorder level s', units(why.reorderLevel, unit)],
    ['Expected demand M', `${demand(why.meanDemand)} in ${count(why.protectionHours)} h`],
    ['Its variance V', demand(why.variance)],
    ['Service level', `${(why.serviceLevel * 100).toFixed(1)} %`],
    ['Ordered', `${count(why.packs)} × ${units(why.casePack, unit)}`],
    ['24 hours began', shortMoment(why.triggeredAt, zone)],
    ['Because of', why.trigger],
  ]
  if (why.constraint) lines.push(['Bounded by', said(why.constraint)])
  if (why.aim?.wanted) lines.push(['Aim', said(why.aim.wanted)])
  if (why.aim?.from) lines.push(['Aim set by', said(why.aim.from)])
  if (why.outdating) lines.push(['Past its date unsold', units(why.outdating, unit)])
  if (why.promoted) lines.push(['Promotion', `${why.promoted.promotion}, ${why.promoted.factor.toFixed(2)} × the usual, ${units(why.promoted.tooLate, unit)} too late`])
  if (why.origin) lines.push(['Began from', said(why.origin)])
  return (
    <dl className="numbers">
      {lines.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
