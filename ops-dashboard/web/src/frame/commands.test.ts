import { expect, it } from 'vitest'
import { type Command, fitting, itemCommands, partCommands, placeCommands } from './commands'

const command = (title: string, under?: string): Command => ({ id: title, kind: 'store', title, to: '/', ...(under && { under }) })
const all = [command('Orders'), command('Majorstuen', '7080001000011'), command('Store Orderud'), command('Torget', '7080001000028')]

it('what begins with the word stands before what holds it', () => {
  expect(fitting(all, 'ord').map((each) => each.title)).toEqual(['Orders', 'Store Orderud'])
})

it('all words have to be there, in a name or in a number', () => {
  expect(fitting(all, 'torget 7080').map((each) => each.title)).toEqual(['Torget'])
  expect(fitting(all, 'torget 9')).toEqual([])
})

it('nothing typed is everything, up to the limit', () => {
  expect(fitting(all, ' ', 3)).toHaveLength(3)
})

it('an item in many stores is one thing to go to', () => {
  const hit = { item: '07038010000010', name: 'Milk' } as Parameters<typeof itemCommands>[0][number]
  expect(itemCommands([hit, hit])).toHaveLength(1)
  expect(placeCommands(undefined)).toEqual([])
})

const may = ['READ_DC_ORDERS', 'READ_WAVES', 'READ_DELIVERIES', 'READ_REPORT', 'REPORT_STOCK'] as Parameters<typeof partCommands>[0]['may']

it('the parts of the place where one is are found by some letters of them', () => {
  const here = partCommands({ may, dcs: ['*'], stores: ['*'] }, '/dc/7080002000010')
  expect(fitting(here, 'risk').map((each) => each.to)).toEqual(['/dc/7080002000010?view=risk'])
  expect(fitting(here, 'tills')).toEqual([])
  expect(fitting(partCommands({ may, dcs: ['*'], stores: ['*'] }, '/stores/7080001000011'), 'count').map((each) => each.to)).toEqual(['/stores/7080001000011?view=count', '/stores/7080001000011?view=report'])
  expect(fitting(here, 'fail').map((each) => each.title)).toEqual(['Capacity'])
  expect(partCommands({ may, dcs: ['*'], stores: ['*'] }, '/orders')).toEqual([])
})

it('who works at one place finds its parts from everywhere, but only what is for the role', () => {
  const worker = { may: may.filter((action) => action !== 'READ_WAVES'), dcs: ['7080002000010'], stores: [] }
  expect(fitting(partCommands(worker, '/exceptions'), 'supply').map((each) => each.to)).toEqual(['/dc/7080002000010?view=supply'])
  expect(fitting(partCommands(worker, '/exceptions'), 'preview')).toEqual([])
  expect(partCommands({ ...worker, dcs: ['7080002000010', '7080002000027'] }, '/exceptions')).toEqual([])
})
