// A client of the API that knows its description and nothing else: it finds each operation by its name there, fills in the address,
// and holds every answer against the schema that is promised. No packages.
//   node round-trip.mjs ADDRESS ORGANISATION KEY keep|revoked
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'

const [address, organisation, key, what] = process.argv.slice(2)
const description = await (await fetch(new URL('/api/v1/openapi.json', address))).json()
const operations = new Map()
for (const [path, item] of Object.entries(description.paths))
  for (const method of ['get', 'post', 'patch', 'delete'])
    if (item[method]) operations.set(item[method].operationId, { ...item[method], path, method, parameters: [...(item.parameters ?? []), ...(item[method].parameters ?? [])].map(resolve) })

function resolve(part) {
  return part.$ref ? resolve(part.$ref.slice(2).split('/').reduce((at, step) => at[step], description)) : part
}

function holds(schema, value, at) {
  schema = resolve(schema)
  const type = value === null ? 'null' : Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value
  const types = [schema.type].flat()
  assert(types.includes(type) || (type === 'integer' && types.includes('number')), `${at} is ${type}, described as ${types}`)
  if (schema.enum) assert(schema.enum.includes(value), `${at} is ${value}, which the description does not list`)
  if (type === 'string' && schema.format === 'date') assert.match(value, /^\d{4}-\d{2}-\d{2}$/, at)
  if (type === 'string' && schema.format === 'date-time') assert(!Number.isNaN(Date.parse(value)) && value.endsWith('Z'), at)
  if (type === 'string' && schema.format === 'uuid') assert.match(value, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, at)
  if (type === 'array') value.forEach((item, n) => holds(schema.items, item, `${at}/${n}`))
  if (type === 'object') {
    for (const name of schema.required ?? []) assert(name in value, `${at} has no ${name}`)
    for (const [name, member] of Object.entries(value)) {
      assert(schema.properties[name], `${at}/${name} is not described`)
      holds(schema.properties[name], member, `${at}/${name}`)
    }
  }
}

async function ask(name, { path = {}, query = {}, body, idempotency, expect = 200 } = {}) {
  const operation = operations.get(name)
  assert(operation, `${name} is not described`)
  const url = new URL(operation.path.replace(/\{(\w+)\}/g, (_, parameter) => ({ organisation, ...path })[parameter]), address)
  for (const [parameter, value] of Object.entries(query)) {
    assert(operation.parameters.some(p => p.in === 'query' && p.name === parameter), `${name} takes no ${parameter}`)
    url.searchParams.set(parameter, value)
  }
  const headers = { Authorization: `Bearer ${key}` }
  if (body) headers['Content-Type'] = Object.keys(operation.requestBody.content)[0]
  if (idempotency) headers[operation.parameters.find(p => p.in === 'header').name] = idempotency
  const answer = await fetch(url, { method: operation.method.toUpperCase(), headers, body: body && JSON.stringify(body) })
  const promised = operation.responses[answer.status]
  assert(promised, `${name} answered ${answer.status}, which is not described`)
  const type = answer.headers.get('content-type')?.split(';')[0]
  const content = resolve(promised).content
  assert.equal(content === undefined, type === undefined, `${name} answered ${answer.status} with ${type}`)
  const json = content && await answer.json()
  if (content) holds(content[type].schema, json, name)
  assert.equal(answer.status, expect, `${name}: ${JSON.stringify(json)}`)
  return { json, location: answer.headers.get('location') }
}

async function all(name, options = {}) {
  const items = []
  for (let after; after !== null;) {
    const { json } = await ask(name, { ...options, query: { ...options.query, ...(after === undefined ? {} : { after }) } })
    items.push(...json.items)
    after = json.next
  }
  return items
}

// The first code that a country has for a question: from the description, or from the list that it names.
async function code(schema, question, country) {
  const words = description.components.schemas[schema].properties[question].description
  const [, list] = /list `([^`]+)`/.exec(words) ?? []
  return list ? (await ask('getCodes', { path: { list } })).json.codes.find(c => c.offered).code : /`([^`]+)`/.exec(words.slice(words.indexOf(`Codes in ${country}`)))[1]
}

if (what === 'revoked') {
  const { json } = await ask('listStaff', { expect: 401 })
  assert.equal(json.type, '/problems/key-wrong')
  console.log('The key opens nothing any more.')
  process.exit()
}

const provider = (await ask('getProvider')).json
const country = provider.country[0].toUpperCase() + provider.country.slice(1)
const [service] = await all('listServices')
assert.equal((await ask('getService', { path: { service: service.record } })).json.record, service.record)
const staff = await all('listStaff', { query: { limit: 7 } })
assert.equal(new Set(staff.map(e => e.record)).size, staff.length)
const feed = await all('listChanges')
const heard = feed.at(-1)?.sequence

// A service opens like one that the organisation has, is given posts, and closes again.
const like = (await ask('getService', { path: { service: service.record } })).json.answers
const opened = await ask('beginService', { body: { answers: { ...like, name: 'Taigh na Coille', address1: '1 Shore Street', town: 'Stromness', providerNumber: '1-123456789', locationNumber: '1-123456999' } }, expect: 201 })
const at = { service: opened.json.record }
assert.equal((await ask('changeService', { path: at, body: { version: opened.json.version, answers: { town: 'Ullapool' } } })).json.answers.town, 'Ullapool')
const role = await code('EngagementAnswers', 'mainJobRole', country)
const posts = (await ask('changePosts', { path: at, body: { version: (await ask('getPosts', { path: at })).json.version, answers: { posts: [{ role, vacancies: 2, starters: 0, leavers: 0 }] } } })).json
assert.deepEqual(posts.answers.posts.map(p => [p.role, p.vacancies]), [[role, 2]])
assert.equal((await ask('endService', { path: at, body: { closedOn: '2026-11-20' }, expect: 422 })).json.type, '/problems/refused')
await ask('changePosts', { path: at, body: { answers: { posts: [], vacancies: 'none', starters: 'none', leavers: 'none' } } })
await ask('confirmService', { path: at })
assert.equal((await ask('endService', { path: at, body: { closedOn: '2026-11-20' } })).json.closedOn, '2026-11-20')

// Somebody starts. The answer is lost, so the same is sent again; the same key with another request is refused.
const starts = {
  service: service.record,
  answers: { displayName: 'Róisín O’Hara', mainJobRole: (await ask('getCodes', { path: { list: 'job-roles' }, query: { country: provider.country } })).json.codes.at(-1).code, contractType: await code('EngagementAnswers', 'contractType', country), startDate: '2026-11-02' },
}
const idempotency = randomUUID()
const begun = await ask('beginEngagement', { body: starts, idempotency, expect: 201 })
const again = await ask('beginEngagement', { body: starts, idempotency, expect: 201 })
assert.equal(again.json.record, begun.json.record)
assert.equal(again.location, begun.location)
const reused = await ask('beginEngagement', { body: { ...starts, reference: 'other' }, idempotency, expect: 422 })
assert.equal(reused.json.type, '/problems/idempotency-key-reused')
assert.equal((await all('listStaff')).length, staff.length + 1)
const path = { engagement: begun.json.record }

// An answer that the rules refuse, one of the wrong form, and one that somebody else was faster with.
const refused = (await ask('changeEngagement', { path, body: { answers: { contractedHours: 500 } }, expect: 422 })).json
assert.equal(refused.type, '/problems/answers-refused')
assert.deepEqual(refused.errors.map(e => e.question), ['contractedHours'])
const unreadable = (await ask('changeEngagement', { path, body: { answers: { contractedHours: '37' } }, expect: 400 })).json
assert.deepEqual(unreadable.errors.map(e => e.pointer), ['/answers/contractedHours'])
const problem = await fetch(new URL(refused.type, address))
assert.equal(problem.status, 200)
const changed = (await ask('changeEngagement', { path, body: { version: begun.json.version, answers: { contractedHours: 37.5, payInterval: await code('EngagementAnswers', 'payInterval', country) } } })).json
assert.equal(changed.answers.contractedHours, 37.5)
assert.equal((await ask('changeEngagement', { path, body: { version: begun.json.version, answers: { contractedHours: 30 } }, expect: 409 })).json.type, '/problems/changed-since')
assert.deepEqual((await ask('getEngagement', { path })).json.answers, changed.answers)

// Lines of the record.
const training = await ask('addTraining', { path, body: { answers: { category: await code('TrainingAnswers', 'category', country), completed: '2026-10-01', validity: '12' } }, expect: 201 })
const line = { ...path, line: training.json.record }
assert.equal((await ask('changeTraining', { path: line, body: { version: training.json.version, answers: { notes: 'Seen' } } })).json.answers.notes, 'Seen')
assert.equal((await all('listTraining', { path })).length, 1)
const absence = await ask('addAbsence', { path, body: { answers: { kind: await code('AbsenceAnswers', 'kind', country), firstDay: '2026-11-10', lastDay: '2026-11-11', days: 1.5 } }, expect: 201 })
assert.equal((await all('listAbsence', { path }))[0].answers.days, 1.5)
await ask('removeAbsence', { path: { ...path, line: absence.json.record }, expect: 204 })
assert.equal((await all('listQualification', { path })).length, 0)

// Of many at once.
const many = [begun.json.record, staff.find(e => e.answers.contractType === starts.answers.contractType).record]
assert.equal((await ask('changeMany', { body: { items: many.map(engagement => ({ engagement, answers: { contractedHours: 21.5 } })) } })).json.changed, 2)
assert.equal((await ask('addTrainingOfMany', { body: { engagements: many, answers: { category: await code('TrainingAnswers', 'category', country) } } })).json.changed, 2)

// They leave, and did not.
const left = (await ask('endEngagement', { path, body: { on: '2026-11-20', reason: await code('Leaving', 'reason', country) } })).json
assert.equal(left.leftOn, '2026-11-20')
assert.equal((await ask('resumeEngagement', { path })).json.leftOn, null)
await ask('confirmEngagement', { path })
await ask('getEngagement', { path: { engagement: randomUUID() }, expect: 404 })

// The feed tells of all of it, in order, and only of what came since.
const told = await all('listChanges', { query: heard === undefined ? {} : { after: heard } })
assert.deepEqual(told.filter(c => c.engagement === begun.json.record).map(c => c.change),
  ['BeginEngagement', 'ChangeEngagement', 'KeepTraining', 'KeepTraining', 'KeepAbsence', 'RemoveAbsence', 'ChangeMany', 'ChangeMany', 'EndEngagement', 'ResumeEngagement', 'ConfirmAnswers'])
console.log('All of it went as described.')
