import { ApprovalsPanel } from './panels/ApprovalsPanel'
import { DemandPanel } from './panels/DemandPanel'
import { ExceptionsPanel } from './panels/ExceptionsPanel'
import { FiguresStrip } from './panels/FiguresStrip'
import { OrdersPanel } from './panels/OrdersPanel'
import { PromisePanel } from './panels/PromisePanel'
import { SearchView } from './panels/SearchView'
import { SidePanel } from './panels/SidePanel'
import { StockPanel } from './panels/StockPanel'
import type { Query } from './frame/address'
import type { PageProps } from './frame/pages'
import { useQuery } from './frame/router'
import type { Opened } from './parts/opened'

/** How the chain is doing. Whatever is opened, from any table, opens in the same side panel, and stands in the address. */
export default function Page({ me }: PageProps) {
  const [query, change] = useQuery()
  const opened = openedOf(query)
  const beside = opened ? undefined : query['beside']
  const open = ({ store, item, line }: Opened) => change({ store, item, line, beside: undefined })
  const close = () => change({ store: undefined, item: undefined, line: undefined, beside: undefined })
  const words = query['q'] ?? ''
  return (
    <>
      <FiguresStrip onPromise={() => change({ store: undefined, item: undefined, line: undefined, beside: 'promise' })} />
      <main className={opened || beside ? 'main with-side' : 'main'}>
        {words.trim() === '' ? (
          <div className="grid">
            <StockPanel onOpen={open} opened={opened} />
            <OrdersPanel onOpen={open} opened={opened} />
            <div className="column">
              {me.may.includes('READ_DC_ORDERS') && <DemandPanel />}
              <ExceptionsPanel onOpen={open} />
            </div>
          </div>
        ) : (
          <SearchView words={words.trim()} onOpen={open} opened={opened} onClose={() => change({ q: undefined })} />
        )}
        {opened && <SidePanel opened={opened} onOpen={open} onClose={close} />}
        {beside === 'promise' && <PromisePanel onOpen={open} onClose={close} />}
        {beside === 'approvals' && me.may.includes('READ_APPROVALS') && <ApprovalsPanel onClose={close} />}
      </main>
    </>
  )
}

function openedOf({ store, item, line }: Query): Opened | undefined {
  return store && item ? { store, item, ...(line && { line }) } : undefined
}
