import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { Me } from '../api/types'
import { matched, type Params } from './address'

type Action = Me['may'][number]

export type PageProps = { me: Me; params: Params }

type Place = {
  pattern: string
  title: string
  /** Who may not do this does not see its link, and reads why not behind its address. */
  needs: Action
  /** Which places it is of: nobody without such a place has anything to see there. */
  of: 'chain' | 'dcs' | 'stores'
  /** Its address in the navigation; absent where one gets there from another page. */
  link?: string
}

/** One within the frame. */
type FramedPage = Place & { bare?: undefined; View: LazyExoticComponent<ComponentType<PageProps>> }

/** One that fills the window by itself, and goes on while the server does not answer: a picker's hand-held. */
type BarePage = Place & { bare: true; View: LazyExoticComponent<ComponentType<{ params: Params }>> }

type PageOf = FramedPage | BarePage

/** Every page, loaded when it is first looked at. */
export const pages: readonly PageOf[] = [
  { pattern: '/', title: 'Now', needs: 'READ_PAGE', of: 'chain', link: '/', View: lazy(() => import('../Page')) },
  { pattern: '/stock', title: 'Stock', needs: 'SEARCH', of: 'chain', link: '/stock', View: lazy(() => import('../stock/StockPage')) },
  { pattern: '/stock/:gln/:gtin', title: 'Item at a store', needs: 'READ_STOCK', of: 'chain', View: lazy(() => import('../stock/ItemPage')) },
  { pattern: '/dc', title: 'Centers', needs: 'READ_DC_ORDERS', of: 'dcs', link: '/dc', View: lazy(() => import('../center/CentersPage')) },
  { pattern: '/dc/:gln', title: 'Center', needs: 'READ_DC_ORDERS', of: 'dcs', View: lazy(() => import('../center/CenterPage')) },
  { pattern: '/dc/:gln/pick/:wave', title: 'Pick', needs: 'WORK_WAVES', of: 'dcs', bare: true, View: lazy(() => import('../pick/PickPage')) },
  { pattern: '/stores', title: 'Stores', needs: 'READ_DELIVERIES', of: 'stores', link: '/stores', View: lazy(() => import('../store/StoresPage')) },
  { pattern: '/stores/:gln', title: 'Store', needs: 'READ_DELIVERIES', of: 'stores', View: lazy(() => import('../store/StorePage')) },
  { pattern: '/orders', title: 'Orders', needs: 'READ_ORDERS', of: 'chain', link: '/orders', View: lazy(() => import('../orders/OrdersPage')) },
  { pattern: '/exceptions', title: 'Exceptions', needs: 'READ_EXCEPTIONS', of: 'chain', link: '/exceptions', View: lazy(() => import('../exceptions/ExceptionsPage')) },
]

export function pageAt(path: string): { page: PageOf; params: Params } | undefined {
  for (const page of pages) {
    const params = matched(page.pattern, path)
    if (params) return { page, params }
  }
  return undefined
}

export function maySee(me: Me, page: Pick<PageOf, 'needs' | 'of'>): boolean {
  return me.may.includes(page.needs) && (page.of === 'chain' || me[page.of].length > 0)
}

/** The pages in the navigation of one person; who works at one place only goes straight to it. */
export function linksOf(me: Me): { title: string; to: string }[] {
  return pages
    .filter((page) => page.link !== undefined && maySee(me, page))
    .map((page) => {
      const places = page.of === 'chain' ? [] : me[page.of]
      const only = places.length === 1 && places[0] !== '*' ? `/${places[0]}` : ''
      return { title: only ? page.title.slice(0, -1) : page.title, to: page.link! + only }
    })
}
