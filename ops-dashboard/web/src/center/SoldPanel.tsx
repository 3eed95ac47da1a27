import type { CenterDemand } from '../api/types'
import { useFresh } from '../api/useFresh'
import { itemName, joined } from '../floor/names'
import { useQuery } from '../frame/router'
import { Panel } from '../parts/Panel'
import { Cell, HeadRow, Rows } from '../parts/Rows'
import { Answered, Nothing } from '../parts/States'
import { latency, units } from '../words/numbers'
import type { CenterProps } from './CenterPage'
import { useCenterNames } from './useCenterNames'

const windows = [
  ['15', '15 min'],
  ['60', '1 hour'],
  ['360', '6 hours'],
] as const

/** What the center's stores sold lately, before any order exists, against what it could still promise. */
export function SoldPanel({ gln }: CenterProps) {
  const [query, change] = useQuery()
  const within = query['window'] ?? '60'
  const answer = useFresh<CenterDemand>(`/api/dcs/${gln}/demand?windowMinutes=${within}`, ['stock'])
  const others = answer.value?.standsInFor ?? []
  const { nameOf } = useCenterNames(others.length > 0)
  return (
    <Panel
      title="Sold lately"
      className="sold"
      note={answer.value && joined(others.length > 0 && `with the stores of ${others.map(nameOf).join(' and ')}`, freshness(answer.value) ?? false)}
      tools={
        <select aria-label="How far back" value={within} onChange={(event) => change({ window: event.target.value === '60' ? undefined : event.target.value })}>
          {windows.map(([minutes, words]) => (
            <option key={minutes} value={minutes}>
              {words}
            </option>
          ))}
        </select>
      }
    >
      <Answered answer={answer} loading="Asking what stores sell…">
        {(demand) =>
          demand.items.length === 0 ? (
            <Nothing>Its stores have sold nothing in this time.</Nothing>
          ) : (
            <Rows
              label="Sold lately"
              className="sold-lines"
              head={<HeadRow of={['Item', { number: 'Sold' }, { number: 'Have' }, { number: 'Lasts' }]} />}
              rows={demand.items}
              keyOf={(sold) => sold.item}
              isSelected={(sold) => sold.item === query['item']}
              onOpen={(sold) => change({ item: sold.item, line: undefined, wave: undefined, sscc: undefined })}
              cells={(sold) => (
                <>
                  <Cell title={itemName(demand.names, sold.item)}>{itemName(demand.names, sold.item)}</Cell>
                  <Cell className="number">{units(sold.units, sold.unit)}</Cell>
                  <Cell className="number">{units(sold.available, sold.unit)}</Cell>
                  <Cell className={`number ${sold.available < sold.units ? 'bad' : ''}`}>{cover(sold.available, sold.units, demand.windowMinutes)}</Cell>
                </>
              )}
            />
          )
        }
      </Answered>
    </Panel>
  )
}

/** How long what is there lasts if stores go on selling as in this time. */
export function cover(available: number, sold: number, minutes: number): string {
  if (sold <= 0) return '–'
  const hours = ((available / sold) * minutes) / 60
  if (hours >= 96) return `${Math.round(hours / 24)} days`
  return hours >= 10 ? `${Math.round(hours)} h` : `${hours.toFixed(1)} h`
}

function freshness({ freshness }: CenterDemand): string | undefined {
  const behind = freshness?.behindMillis
  return behind == null ? undefined : behind === 0 ? 'nothing waits' : `${latency(behind)} behind`
}
