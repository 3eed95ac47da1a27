import type { View } from '../center/views'
import { withQuery } from '../frame/address'
import { Link } from '../frame/Link'
import { useAddress } from '../frame/router'

type Props = { label: string; views: readonly View[]; current: string }

/** Parts of a page, each with an address. The first needs no word in it. */
export function Tabs({ label, views, current }: Props) {
  const address = useAddress()
  return (
    <nav className="tabs" aria-label={label}>
      {views.map(([view, title], at) => (
        <Link key={view} to={withQuery({ path: address.path, query: {} }, { view: at === 0 ? undefined : view })} aria-current={view === current ? 'page' : undefined}>
          {title}
        </Link>
      ))}
    </nav>
  )
}
