import type { StoreItem } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { ReasonPart } from './ReasonPart'
import { HistoryPart } from './HistoryPart'
import type { Opened } from '../parts/opened'
import { Empty } from '../parts/Panel'
import { Side } from '../parts/Side'
import { Words } from '../parts/Words'
import { countdown } from '../time/countdown'
import { useBusinessNow } from '../time/useNow'
import { latency, units } from '../words/numbers'

type Props = { opened: Opened; onOpen: (opened: Opened) => void; onClose: () => void }

/** One item at one store: how much, what is planned and why, and everything that happened to it. */
export function SidePanel({ opened, onOpen, onClose }: Props) {
  const { value, trouble } = useAnswer<StoreItem>(`/api/stores/${opened.store}/items/${opened.item}`, 3_000)
  const under = (
    <>
      {value?.storeName ?? opened.store} · <span className="code">{opened.item}</span>
    </>
  )
  return (
    <Side label="Details" title={value?.itemName ?? opened.item} under={under} closeLabel="Close details" about={`${opened.store} ${opened.item}`} onClose={onClose}>
      {trouble && (
        <Empty isTrouble>
          <Words text={trouble} />
        </Empty>
      )}
      {value && <Levels item={value} />}
      {opened.line && <ReasonPart line={opened.line} unit={value?.unit ?? 'EACH'} />}
      {value && <OpenLines item={value} opened={opened} onOpen={onOpen} />}
      <HistoryPart store={opened.store} item={opened.item} />
    </Side>
  )
}

function Levels({ item }: { item: StoreItem }) {
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

function OpenLines({ item, opened, onOpen }: { item: StoreItem; opened: Opened; onOpen: (opened: Opened) => void }) {
  const now = useBusinessNow() ?? 0
  const others = item.plan?.openLines.filter((line) => line.line !== opened.line) ?? []
  if (others.length === 0) return null
  return (
    <section className="part">
      <h3>{opened.line ? 'Also on order' : 'On order'}</h3>
      <ul className="open-lines">
        {others.map((line) => {
          const left = countdown(line.dueAt, now)
          return (
            <li key={line.line}>
              <button type="button" onClick={() => onOpen({ ...opened, line: line.line })}>
                <span>{units(line.units, item.unit)}</span>
                <span className={`countdown-text ${left.urgency}`}>{left.text}</span>
                <span className="link">Why?</span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
