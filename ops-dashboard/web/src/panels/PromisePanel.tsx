import type { Promised } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import type { Opened } from '../parts/opened'
import { Empty } from '../parts/Panel'
import { Side } from '../parts/Side'
import { Words } from '../parts/Words'
import { shortMoment } from '../time/businessTime'
import { useZone } from '../time/useNow'
import { causeWords, statusWords } from '../words/names'
import { count, share, units } from '../words/numbers'

type Miss = Promised['misses'][number]
const listed = 200

/** What became of the promise, why it was missed, and each line that missed it. */
export function PromisePanel({ onOpen, onClose }: { onOpen: (opened: Opened) => void; onClose: () => void }) {
  const { value, trouble } = useAnswer<Promised>(`/api/promise?limit=${listed}`, 5_000)
  return (
    <Side
      label="Promise"
      title="Back within 24 hours"
      under="Order lines whose 24 hours ended in the last seven days"
      closeLabel="Close the promise"
      about="promise"
      onClose={onClose}
      className="promise"
    >
      {trouble && (
        <Empty isTrouble>
          <Words text={trouble} />
        </Empty>
      )}
      {!value && !trouble && <Empty>Asking planning…</Empty>}
      {value && <Account promised={value} />}
      {value && <Misses promised={value} onOpen={onOpen} />}
    </Side>
  )
}

function Account({ promised }: { promised: Promised }) {
  const ofWhatTheDcHad = promised.shareOfWhatTheDcHad
  const figures = [
    ['Due', count(promised.due)],
    ['Kept', count(promised.kept)],
    ['Missed', count(promised.missed)],
    ['Overdue now', count(promised.overdue)],
    ['Of what the DC had', ofWhatTheDcHad == null ? '–' : share(ofWhatTheDcHad, 1)],
  ] as const
  return (
    <>
      <dl className="levels">
        {figures.map(([name, value]) => (
          <div key={name} className="level">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {promised.causes.length > 0 && (
        <ul className="causes" aria-label="Causes">
          {promised.causes.map((each) => (
            <li key={each.cause}>
              <b>{count(each.lines)}</b> {causeWords(each.cause)}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Misses({ promised, onOpen }: { promised: Promised; onOpen: (opened: Opened) => void }) {
  const zone = useZone()
  if (promised.missed === 0) return <p className="quiet">{promised.due === 0 ? 'No line was due yet.' : 'No line was missed.'}</p>
  return (
    <section className="part">
      <h3>
        Missed <span className="note">{promised.next ? `the last ${count(promised.misses.length)}` : 'those due last first'}</span>
      </h3>
      <ul className="open-lines misses">
        {promised.misses.map((miss) => (
          <MissLine key={miss.line} miss={miss} due={shortMoment(miss.dueAt, zone)} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  )
}

function MissLine({ miss, due, onOpen }: { miss: Miss; due: string; onOpen: (opened: Opened) => void }) {
  return (
    <li>
      <button type="button" onClick={() => onOpen({ store: miss.store, item: miss.item, line: miss.line })}>
        <span className="grow">
          {miss.itemName} <span className="faint">{miss.storeName}</span>
          <br />
          <span className="faint">
            {units(miss.units, miss.unit)} due {due} · {statusWords(miss.status, undefined, 0)} · {causeWords(miss.cause)}
          </span>
        </span>
        <span className="link">Why?</span>
      </button>
    </li>
  )
}
