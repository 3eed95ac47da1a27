import { useState } from 'react'
import type { CenterStock, StockEntries } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { itemName, joined, measured } from '../floor/names'
import { GoodsLine } from '../parts/GoodsLine'
import { Side } from '../parts/Side'
import { Answered, Nothing } from '../parts/States'
import { shortMoment } from '../time/businessTime'
import { useZone } from '../time/useNow'
import { lotWords } from '../words/lots'
import { sentenceCase } from '../words/names'
import type { SideProps } from './LineSide'
import { lotsOf } from './lots'
import { places, placeWords } from './places'
import { StockForm } from './StockForm'

const everyMillis = 4_000
/** One item at the center: where it lies, what was done to it, and forms to count, adjust and move it. */
export function ItemSide({ gln, may, item, onClose }: SideProps & { item: string }) {
  const [done, setDone] = useState(0)
  const stock = useAnswer<CenterStock>(`/api/dcs/${gln}/stock?item=${encodeURIComponent(item)}`, everyMillis, done)
  const line = stock.value?.lines[0]
  const number = line?.item ?? item
  return (
    <Side
      label="Item at the center"
      title={stock.value ? itemName(stock.value.names, number) : number}
      under={<span className="code">{number}</span>}
      closeLabel="Close the item"
      about={`item ${item}`}
      onClose={onClose}
    >
      <Answered answer={stock} loading="Asking where it lies…">
        {({ names }) => (
          <>
            {line ? (
              <dl className="levels three">
                {places
                  .map(([place, title]) => ({ place, title, units: line.locations.find((at) => at.location === place)?.units ?? 0 }))
                  .filter(({ place, units }) => place !== 'DOCK' || units > 0)
                  .map(({ place, title, units }) => (
                    <div key={place} className="level">
                      <dt>{title}</dt>
                      <dd>{measured(names, number, units)}</dd>
                    </div>
                  ))}
              </dl>
            ) : (
              <Nothing>Nothing of it was ever here.</Nothing>
            )}
            {line && <Lots line={line} stock={stock.value!} />}
            {may.includes('KEEP_DC_STOCK') && <StockForm gln={gln} item={number} stock={stock.value!} onDone={() => setDone(done + 1)} />}
          </>
        )}
      </Answered>
      {line && <Entries gln={gln} item={number} stock={stock.value!} again={done} />}
    </Side>
  )
}

/** By lots, first what expires first. */
function Lots({ line, stock }: { line: CenterStock['lines'][number]; stock: CenterStock }) {
  const lots = lotsOf(line)
  if (lots.length === 0) return undefined
  return (
    <section className="part" aria-label="Its lots">
      <h3>
        Its lots <span className="note">first what expires first</span>
      </h3>
      <ul className="list">
        {lots.map((each) => (
          <GoodsLine
            key={`${each.location} ${each.lot}`}
            name={each.lot === '' ? 'no lot named' : lotWords(each.lot, each.bestBefore)}
            under={joined(placeWords(each.location), each.allocated > 0 && `${measured(stock.names, line.item, each.allocated)} promised`)}
            units={measured(stock.names, line.item, each.units)}
          >
            {each.passed && <span className="tag red">may be sent no more</span>}
          </GoodsLine>
        ))}
      </ul>
    </section>
  )
}

function Entries({ gln, item, stock, again }: { gln: string; item: string; stock: CenterStock; again: number }) {
  const zone = useZone()
  const answer = useAnswer<StockEntries>(`/api/dcs/${gln}/stock/${item}/entries`, everyMillis, again)
  return (
    <section className="part history" aria-label="What moved its stock">
      <h3>What happened</h3>
      <Answered answer={answer} loading="Asking what happened…">
        {({ entries, next }) => (
          <>
            <ol className="events">
              {entries.map((entry) => (
                <li key={entry.entry}>
                  <span className="when">{shortMoment(entry.recordedAt, zone)}</span>
                  <span className={entry.units > 0 ? 'happened came' : 'happened'}>
                    {sentenceCase(entry.kind)}, {sentenceCase(entry.location).toLowerCase()}
                    {entry.lot && `, ${lotWords(entry.lot)}`}
                  </span>
                  <span className="by quiet">
                    {entry.reference} · by {entry.author.subject}
                  </span>
                  <span className="number">
                    {entry.units > 0 && '+'}
                    {measured(stock.names, item, entry.units)}
                  </span>
                </li>
              ))}
            </ol>
            {next != null && <p className="quiet">These are the latest hundred; the center has the older ones.</p>}
          </>
        )}
      </Answered>
    </section>
  )
}
