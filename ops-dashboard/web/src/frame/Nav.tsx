import type { Me } from '../api/types'
import { Link } from './Link'
import { linksOf } from './pages'
import { useAddress } from './router'

/** The pages that this person may see. */
export function Nav({ me }: { me: Me }) {
  const { path } = useAddress()
  const isHere = (to: string) => (to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`))
  return (
    <nav className="nav" aria-label="Pages">
      {linksOf(me).map((link) => (
        <Link key={link.to} to={link.to} aria-current={isHere(link.to) ? 'page' : undefined}>
          {link.title}
        </Link>
      ))}
    </nav>
  )
}
