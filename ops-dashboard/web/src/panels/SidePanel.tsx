import type { StoreItem } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { Link } from '../frame/Link'
import { Levels } from './Levels'
import { ReasonPart } from './ReasonPart'
import { HistoryPart } from './HistoryPart'
import type { Opened } from '../parts/opened'
import { Empty } from '../parts/Panel'
import { Side } from '../parts/Side'
import { Words } from '../parts/Words'
import { countdown } from '../time/countdown'
import { useBusinessNow } from '../time/useNow'
import { units } from '../words/numbers'

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
      <p className="quiet">
        <Link to={`/stock/${opened.store}/${opened.item}`}>Open as a page</Link>
      </p>
      {opened.line && <ReasonPart line={opened.line} unit={value?.unit ?? 'EACH'} />}
      {value && <OpenLines item={value} opened={opened} onOpen={onOpen} />}
      <HistoryPart store={opened.store} item={opened.item} />
    </Side>
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
