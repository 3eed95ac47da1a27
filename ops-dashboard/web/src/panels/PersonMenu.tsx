import type { Me } from '../api/types'

const scope = (named: readonly string[]) => (named.includes('*') ? 'all' : named.join(', ') || 'none')

/** Who sits here, what for, and the way out. */
export function PersonMenu({ me }: { me: Me }) {
  return (
    <details className="menu person">
      <summary className="person-name" title="Who you are">
        {me.name}
      </summary>
      <div className="menu-card person-card">
        <dl>
          <dt>Roles</dt>
          <dd>{me.roles.join(', ') || 'none'}</dd>
          <dt>Stores</dt>
          <dd>{scope(me.stores)}</dd>
          <dt>DCs</dt>
          <dd>{scope(me.dcs)}</dd>
        </dl>
        <a className="link" href="/logout">
          Log out
        </a>
      </div>
    </details>
  )
}
