import type { StoreItem } from '../api/types'
import { Words } from '../parts/Words'
import { latency, units } from '../words/numbers'

/** How much of an item a store has and what is planned, and how fresh that is. */
export function Levels({ item }: { item: StoreItem }) {
  const { stock, plan, unit, troubles } = item
  return (
    <>
      <dl className="levels">
        <Level name="On hand" value={stock && units(stock.onHand, unit)} isBad={(stock?.onHand ?? 1) <= 0} />
        <Level name="Available" value={stock && units(stock.available, unit)} isBad={(stock?.available ?? 1) <= 0} />
        <Level name="In transit" value={stock && units(stock.inTransit, unit)} />
        <Level name="On order" value={plan && units(plan.onOrder, unit)} />
        <Level name="Position" value={plan && units(plan.position, unit)} />
        <Level name="Reorder at" value={plan?.reorderLevel == null ? undefined : units(plan.reorderLevel, unit)} />
      </dl>
      {stock != null && stock.allocated > 0 && <p className="quiet">{units(stock.allocated, unit)} reserved for customers.</p>}
      {stock?.freshness?.behindMillis != null && <p className="quiet">The ledger answers {behind(stock.freshness.behindMillis)}.</p>}
      {troubles.map((sentence) => (
        <p key={sentence} className="quiet trouble">
          <Words text={sentence} />
        </p>
      ))}
    </>
  )
}

function behind(millis: number): string {
  return millis < 1 ? 'with nothing waiting' : `${latency(millis)} behind the tills`
}

function Level({ name, value, isBad }: { name: string; value: string | null | undefined; isBad?: boolean }) {
  return (
    <div className={isBad && value ? 'level bad' : 'level'}>
      <dt>{name}</dt>
      <dd>{value ?? '–'}</dd>
    </div>
  )
}
