import { expect, it } from 'vitest'
import { remedyOf } from './settle'

const none = { store: null, dc: null }

it('what is below zero is counted in its store', () => {
  expect(remedyOf({ ...none, kind: 'NEGATIVE_ON_HAND', subject: '7080001000011|07038010000010', store: '7080001000011' })?.to).toBe(
    '/stores/7080001000011?view=report&item=07038010000010',
  )
})

it('a location that was questioned is looked at in its center', () => {
  expect(remedyOf({ ...none, kind: 'DC_STOCK_QUESTIONED', subject: '7080002000010|07038010000010|PICK_FACE', dc: '7080002000010' })?.to).toBe(
    '/dc/7080002000010?view=stock&item=07038010000010',
  )
})

it('an overdue despatch leads to the delivery that it names', () => {
  expect(remedyOf({ ...none, kind: 'DESPATCH_OVERDUE', subject: '370800000000000013', store: '7080001000011' })?.to).toBe(
    '/stores/7080001000011?view=deliveries&sscc=370800000000000013',
  )
})

it('a till of a store leads to its tills', () => {
  expect(remedyOf({ ...none, kind: 'TILL_SILENT', subject: '7080001000011/4/2026-03-02' })?.to).toBe('/stores/7080001000011?view=tills')
})

it('what nobody settles on a page has no way', () => {
  expect(remedyOf({ ...none, kind: 'CENTER_UNKNOWN', subject: '7080001000011' })).toBeUndefined()
})

it('a despatch that was called home and received all the same is looked at in its center', () => {
  expect(remedyOf({ ...none, kind: 'DC_CALLED_OFF_RECEIVED', subject: '7080002000010|370800000000000013', dc: '7080002000010' })?.to).toBe(
    '/dc/7080002000010?view=despatches&sscc=370800000000000013',
  )
})

it('what is late to come to a center is looked at where it can be put off', () => {
  expect(remedyOf({ ...none, kind: 'DC_SUPPLY_LATE', subject: '7080002000010|PO-1/a', dc: '7080002000010' })?.to).toBe('/dc/7080002000010?view=supply&order=PO-1%2Fa')
  expect(remedyOf({ ...none, kind: 'DC_TRANSFER_LATE', subject: '7080002000010|12', dc: '7080002000010' })?.to).toBe('/dc/7080002000010?view=between&transfer=12')
})
