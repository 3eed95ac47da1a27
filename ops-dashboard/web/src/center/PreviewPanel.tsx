import { type ReactNode, useState } from 'react'
import type { Departures, Glossary, PreviewLine, PreviewStore, Released, WavePreview } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { Form, Pick, Said } from '../floor/Form'
import { itemName, measured, placeName } from '../floor/names'
import { useDeed } from '../floor/useDeed'
import { Link } from '../frame/Link'
import { useQuery } from '../frame/router'
import { Panel } from '../parts/Panel'
import { Cell, HeadRow, Rows } from '../parts/Rows'
import { Answered, Listed, Nothing } from '../parts/States'
import { shortMoment } from '../time/businessTime'
import { useZone } from '../time/useNow'
import { count, counted } from '../words/numbers'
import { beside } from './beside'
import type { CenterProps } from './CenterPage'
import { releasedWords } from './DeparturesPanel'
import { amountWords, lostWords, missingWords, mostCases, purposeWords } from './plan'

/** Others order and pick meanwhile: so often one looks again. */
const everyMillis = 15_000

/** What a wave would do if it were released now: what each store gets and is expected to lose, and why. It is released from here. */
export function PreviewPanel({ gln, may, departures }: CenterProps & { departures: Departures | undefined }) {
  const [query, change] = useQuery()
  const [released, setReleased] = useState(0)
  const [cutOff, store] = [query['cutOff'] ?? '', query['store'] ?? '']
  const asked = new URLSearchParams({ ...(cutOff && { cutOffAt: cutOff }), ...(store && { store }) })
  const answer = useAnswer<WavePreview>(`/api/dcs/${gln}/preview?${asked}`, everyMillis, released)
  return (
    <div className="panels two">
      <Panel title="Wave preview" className="preview" note="as it would be now; nothing is written">
        <div className="scroll">
          <Choice gln={gln} may={may} departures={departures} cutOff={cutOff} onCutOff={(at) => change({ cutOff: at || undefined })} onReleased={() => setReleased(released + 1)} />
          <Answered answer={answer} loading="Asking what a wave would do…">
            {(preview) =>
              preview.stores.length === 0 ? (
                <Nothing>Nothing waits that such a wave would take.</Nothing>
              ) : (
                <>
                  <Fullness load={preview.load} />
                  {preview.missing.length > 0 && <p className="quiet">Not all of it can go: {missingWords(preview.missing)}.</p>}
                </>
              )
            }
          </Answered>
        </div>
        {answer.value && answer.value.stores.length > 0 && <Stores stores={answer.value.stores} names={answer.value.names} chosen={store} onChoose={(of) => change({ store: of === store ? undefined : of })} />}
      </Panel>
      <Panel
        title={store && answer.value ? placeName(answer.value.names, store) : 'Short, and why'}
        className="preview-lines"
        note={store ? undefined : 'what would save most first'}
        tools={
          store && (
            <button type="button" className="small" onClick={() => change({ store: undefined })}>
              All stores
            </button>
          )
        }
      >
        <Answered answer={answer} loading="Asking for the lines…">
          {(preview) => (
            <Listed isEmpty={preview.lines.length === 0} nothing={store ? 'Nothing waits for this store.' : 'Every line would get all it waits for.'}>
              {preview.lines.map((line) => (
                <Line key={line.orderLine} line={line} names={preview.names} withStore={store === ''} onOpen={() => change(beside('line', line.orderLine))} isOpen={query['line'] === line.orderLine} />
              ))}
              {preview.moreLines > 0 && (
                <li className="plain">
                  <span className="quiet">{count(preview.moreLines)} more. Choose a store to see its own.</span>
                </li>
              )}
            </Listed>
          )}
        </Answered>
      </Panel>
    </div>
  )
}

type ChoiceProps = CenterProps & { departures: Departures | undefined; cutOff: string; onCutOff: (at: string) => void; onReleased: () => void }

function Choice({ gln, may, departures, cutOff, onCutOff, onReleased }: ChoiceProps) {
  const zone = useZone()
  const deed = useDeed<Released>()
  const [said, setSaid] = useState<Released>()
  const waiting = departures?.departures.filter((each) => each.waiting + each.backOrdered > 0) ?? []
  const choices: [string, string][] = [['', 'all that waits'], ...waiting.map((each): [string, string] => [each.cutOffAt, `until ${shortMoment(each.cutOffAt, zone)}, ${counted(each.waiting + each.backOrdered, 'line')}`])]
  if (cutOff && !choices.some(([at]) => at === cutOff)) choices.push([cutOff, `until ${shortMoment(cutOff, zone)}`])
  const which = <Pick label="A wave for" value={cutOff} choices={choices} onValue={onCutOff} />
  const act = async () => {
    const answer = await deed.act(`/api/dcs/${gln}/waves`, cutOff ? { cutOffAt: cutOff } : {})
    if (!answer) return
    setSaid(answer)
    onReleased()
  }
  return (
    <>
      {may.includes('WORK_WAVES') ? (
        <Form label="Release it" act="Release this wave" deed={deed} onAct={act}>
          {which}
        </Form>
      ) : (
        <div className="deed">{which}</div>
      )}
      <Said>
        {said && (
          <>
            {releasedWords(said)}{' '}
            {said.id != null && (
              <Link className="link" to={`/dc/${gln}?view=waves&wave=${said.id}`}>
                See the wave
              </Link>
            )}
          </>
        )}
      </Said>
    </>
  )
}

function Fullness({ load }: { load: WavePreview['load'] }) {
  const cases = mostCases(load.capacity)
  const full = (has: number, most: number | null | undefined) => (most == null ? count(has) : `${count(has)} of ${count(most)}`)
  const levels: [string, ReactNode, boolean][] = [
    ['Lines', full(load.lines, load.capacity.lines), false],
    ['Case packs', full(load.cases, cases), false],
    ...(load.hands == null ? [] : ([['People', full(load.hands, load.capacity.hands), false]] as [string, ReactNode, boolean][])),
    ['Wait for the next', load.linesLeft === 0 ? 'none' : counted(load.linesLeft, 'line'), load.linesLeft > 0],
  ]
  return (
    <dl className="levels fullness">
      {levels.map(([name, value, bad]) => (
        <div key={name} className={bad ? 'level bad' : 'level'}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

type StoresProps = { stores: readonly PreviewStore[]; names: Glossary; chosen: string; onChoose: (store: string) => void }

function Stores({ stores, names, chosen, onChoose }: StoresProps) {
  const lost = (store: PreviewStore) => store.expectedLost.margin ?? store.expectedLost.eaches + store.expectedLost.grams / 1_000
  return (
    <Rows
      label="Stores of the wave"
      className="preview-rows"
      head={<HeadRow of={['Store', { number: 'Lines' }, { number: 'Packs' }, 'Not sent', { number: 'Lost sales' }]} />}
      rows={stores.toSorted((a, b) => lost(b) - lost(a))}
      keyOf={(store) => store.store}
      isSelected={(store) => store.store === chosen}
      onOpen={(store) => onChoose(store.store)}
      rowHeight={45}
      cells={(store) => (
        <>
          <Cell title={placeName(names, store.store)}>
            {placeName(names, store.store)}
            <span className="under">gets {amountWords(store.promised)}</span>
          </Cell>
          <Cell className="number">{count(store.lines)}</Cell>
          <Cell className="number">{count(store.packs)}</Cell>
          <Cell title={missingWords(store.missing)}>
            {amountWords(store.notSent)}
            <span className="under">{missingWords(store.missing)}</span>
          </Cell>
          <Cell className="number">
            {lostWords(store.expectedLost)}
            {store.expectedLost.margin != null && store.expectedLost.margin >= 0.005 && <span className="under">{store.expectedLost.margin.toFixed(2)} of margin</span>}
          </Cell>
        </>
      )}
    />
  )
}

type LineProps = { line: PreviewLine; names: Glossary; withStore: boolean; isOpen: boolean; onOpen: () => void }

function Line({ line, names, withStore, isOpen, onOpen }: LineProps) {
  return (
    <li>
      <button type="button" data-row aria-current={isOpen} onClick={onOpen}>
        <span className="grow">
          <span className="cut">{itemName(names, line.item)}</span>
          <span className="second">
            {withStore && `${placeName(names, line.store)} · `}
            {line.packs > 0 ? `gets ${counted(line.packs, 'pack')}` : 'gets none'}
            {line.tier && ` · next ${purposeWords(line.tier)}`}
          </span>
          {line.why && <span className="second why">{line.why}</span>}
        </span>
        <span className="number">
          {measured(names, line.item, line.promised)} of {measured(names, line.item, line.waiting)}
        </span>
        {line.outcome === 'CANCELLED' && <span className="tag red">is cancelled</span>}
      </button>
    </li>
  )
}
