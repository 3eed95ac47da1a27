import { expect, test } from 'vitest'
import type { Waiting } from '../api/types'
import { decisionAddress, placeWords, waitingWords } from './approvals'

const standing = (...each: Waiting['standing'][]) => each.map((standing) => ({ standing }) as Waiting)

test('what the viewer can approve is counted before all that waits', () => {
  expect(waitingWords({ waiting: standing('DECIDE', 'TAKE_BACK', 'LOOK', 'DECIDE'), more: false })).toBe('2 to approve')
  expect(waitingWords({ waiting: standing('TAKE_BACK', 'LOOK'), more: false })).toBe('2 waiting')
})

test('where more wait than are listed, a plus says so', () => {
  expect(waitingWords({ waiting: standing('DECIDE'), more: true })).toBe('1+ to approve')
})

test('no store is the whole chain, and many stores are counted', () => {
  expect(placeWords([])).toBe('the whole chain')
  expect(placeWords(['Majorstuen'])).toBe('Majorstuen')
  expect(placeWords(['Torshov', 'Sagene', 'Grønland', 'Majorstuen'])).toBe('Torshov, Sagene and 2 more stores')
})

test('a decision goes to the service where it waits', () => {
  expect(decisionAddress({ service: 'replenishment', id: 7 })).toBe('/api/approvals/replenishment/7/decisions')
})
