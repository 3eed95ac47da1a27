import { type ReactNode, useState } from 'react'
import type { Glossary, SupplierOrder, SupplierOrders, Supply, SupplyItem } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { usePages } from '../api/usePages'
import { allNames, itemName, measured } from '../floor/names'
import { useQuery } from '../frame/router'
import { More } from '../parts/More'
import { Panel } from '../parts/Panel'
import { Cell, HeadRow, Rows } from '../parts/Rows'
import { Answered, Listed, Nothing } from '../parts/States'
import { shortMoment } from '../time/businessTime'
import { useZone } from '../time/useNow'
import { counted } from '../words/numbers'
import { beside } from './beside'
import type { CenterProps } from './CenterPage'
import { OrderDraft } from './OrderDraft'
import { coverWords, type Draft, isShort, withLine, withoutLine } from './supply'

const everyMillis = 10_000
const leads = ['0', '1', '2', '3', '5', '7', '14', '30'] as const
const states = [
  ['OPEN', 'Expected'],
  ['RECEIVED', 'Received'],
  ['CANCELLED', 'Called off'],
  ['ALL', 'All'],
] as const

/** For how long stock lasts and what should be ordered from suppliers; beside it, what was ordered and when it is expected. */
export function SupplyPanel({ gln, may }: CenterProps) {
  const [query] = useQuery()
  const [draft, setDraft] = useState<Draft>([])
  const [placed, setPlaced] = useState(0)
  const lead = query['lead'] ?? '2'
  const orders = may.includes('RECEIVE_INBOUND')
  return (
    <div className="panels two supply">
      <Items gln={gln} lead={lead} placed={placed} draft={draft} onOrder={orders ? (item) => setDraft(withLine(draft, item)) : undefined} />
      <Placed gln={gln} placed={placed}>
        {orders && draft.length > 0 && (
          <OrderDraft
            gln={gln}
            lead={Number(lead)}
            draft={draft}
            onDraft={setDraft}
            onRemove={(item) => setDraft(withoutLine(draft, item))}
            onPlaced={() => {
              setDraft([])
              setPlaced(placed + 1)
            }}
          />
        )}
      </Placed>
    </div>
  )
}

type ItemsProps = { gln: string; lead: string; placed: number; draft: Draft; onOrder: ((item: SupplyItem & { name: string }) => void) | undefined }

function Items({ gln, lead, placed, draft, onOrder }: ItemsProps) {
  const [, change] = useQuery()
  const address = `/api/dcs/${gln}/supply?leadDays=${lead}`
  const answer = useAnswer<Supply>(address, everyMillis, placed)
  const pages = usePages(address, answer.value)
  const names = allNames(pages.all)
  const items = [...new Map(pages.all.toReversed().flatMap((page) => page.items.map((item) => [item.item, item]))).values()].toSorted(
    (a, b) => (a.coverDays ?? Infinity) - (b.coverDays ?? Infinity) || a.item.localeCompare(b.item),
  )
  return (
    <Panel
      title="Days of cover"
      className="cover"
      note="the first to run out first"
      tools={
        <label className="quiet lead">
          Suppliers take{' '}
          <select aria-label="Days that suppliers take" value={lead} onChange={(event) => change({ lead: event.target.value === '2' ? undefined : event.target.value })}>
            {leads.map((days) => (
              <option key={days} value={days}>
                {counted(Number(days), 'day')}
              </option>
            ))}
          </select>
        </label>
      }
    >
      <Answered answer={answer} loading="Asking how long stock lasts…">
        {() => (items.length === 0 ? <Nothing>The center has nothing, and nobody has ordered anything from it yet.</Nothing> : <ItemRows items={items} names={names} draft={draft} onOrder={onOrder} />)}
      </Answered>
      <More words="More items" more={pages.more} trouble={pages.trouble} />
    </Panel>
  )
}

function ItemRows({ items, names, draft, onOrder }: Pick<ItemsProps, 'draft' | 'onOrder'> & { items: readonly SupplyItem[]; names: Glossary }) {
  const zone = useZone()
  const [query, change] = useQuery()
  return (
    <Rows
      label="Items by days of cover"
      className="supply-rows"
      head={<HeadRow of={['Item', { number: 'Lasts' }, { number: 'A day' }, { number: 'Free' }, { number: 'On order' }, { number: 'Suggested' }]} />}
      rows={items}
      keyOf={(item) => item.item}
      rowHeight={45}
      isSelected={(item) => item.item === query['item']}
      onOpen={(item) => change(beside('item', item.item))}
      cells={(item) => (
        <>
          <Cell title={itemName(names, item.item)}>
            {itemName(names, item.item)}
            <span className="under">next wave asks for {measured(names, item.item, item.expected)}</span>
          </Cell>
          <Cell className={isShort(item) ? 'number bad' : 'number'}>{coverWords(item.coverDays)}</Cell>
          <Cell className="number">{measured(names, item.item, Math.round(item.perDay))}</Cell>
          <Cell className="number">
            {measured(names, item.item, item.available)}
            {item.waiting > 0 && <span className="under">{measured(names, item.item, item.waiting)} wait</span>}
          </Cell>
          <Cell className="number">
            {item.onOrder === 0 ? '–' : measured(names, item.item, item.onOrder)}
            {item.expectedAt && <span className="under">{shortMoment(item.expectedAt, zone)}</span>}
          </Cell>
          <Cell className="number">
            {onOrder && !draft.some((line) => line.item === item.item) ? (
              <button
                type="button"
                className={item.suggested > 0 ? 'small yes' : 'small'}
                aria-label={`${orderWords(item, names)} of ${itemName(names, item.item)}`}
                onKeyDown={(event) => event.stopPropagation()}
                onClick={(event) => {
                  event.stopPropagation()
                  onOrder({ ...item, name: itemName(names, item.item) })
                }}
              >
                {orderWords(item, names)}
              </button>
            ) : item.suggested > 0 ? (
              measured(names, item.item, item.suggested)
            ) : (
              '–'
            )}
          </Cell>
        </>
      )}
    />
  )
}

function orderedWords({ lines }: SupplierOrder, names: Glossary): string {
  const ordered = lines.filter((line) => line.units > 0)
  const words = ordered.slice(0, 3).map((line) => `${measured(names, line.item, line.units)} ${itemName(names, line.item)}`)
  return words.join(', ') + (ordered.length > 3 ? ` and ${ordered.length - 3} more` : '')
}

function orderWords(item: SupplyItem, names: Glossary): string {
  return item.suggested > 0 ? `Order ${measured(names, item.item, item.suggested)}` : 'Order'
}

function Placed({ gln, placed, children }: { gln: string; placed: number; children: ReactNode }) {
  const zone = useZone()
  const [query, change] = useQuery()
  const state = query['state'] ?? 'OPEN'
  const address = `/api/dcs/${gln}/supplier-orders?${state === 'ALL' ? '' : `state=${state}`}`
  const answer = useAnswer<SupplierOrders>(address, everyMillis, placed)
  const pages = usePages(address, answer.value)
  const names = allNames(pages.all)
  const late = pages.all.flatMap((page) => page.orders).filter((order) => order.late).length
  return (
    <Panel
      title="Supplier orders"
      className="supplier-orders"
      note={late > 0 && <b className="bad">{late} late</b>}
      tools={
        <select aria-label="Which supplier orders" value={state} onChange={(event) => change({ state: event.target.value === 'OPEN' ? undefined : event.target.value })}>
          {states.map(([of, words]) => (
            <option key={of} value={of}>
              {words}
            </option>
          ))}
        </select>
      }
    >
      <div className="scroll">
        {children}
        <Answered answer={answer} loading="Asking what was ordered…">
          {() => (
            <Listed isEmpty={pages.all.every((page) => page.orders.length === 0)} nothing={state === 'OPEN' ? 'Nothing is expected from suppliers. Choose items beside to order them.' : 'No order is so.'}>
              {pages.all.flatMap((page) => page.orders).map((order) => (
                <li key={order.number}>
                  <button type="button" data-row aria-current={query['order'] === order.number} onClick={() => change(beside('order', order.number))}>
                    <span className="grow">
                      <b className="cut">{order.number}</b>
                      <span className="second">
                        {order.supplier && `${order.supplier} · `}
                        {orderedWords(order, names)}
                      </span>
                    </span>
                    {order.state === 'OPEN' ? (
                      <span className={order.late ? 'tag red' : 'tag'}>
                        {order.late ? 'expected since' : 'expected'} {shortMoment(order.expectedAt, zone)}
                      </span>
                    ) : (
                      <span className={order.state === 'RECEIVED' ? 'tag green' : 'tag'}>{order.state === 'RECEIVED' ? 'received' : 'called off'}</span>
                    )}
                  </button>
                </li>
              ))}
            </Listed>
          )}
        </Answered>
        <More words="More orders" more={pages.more} trouble={pages.trouble} />
      </div>
    </Panel>
  )
}
