// @ts-check
// What the API sends. The API's own description is at /openapi/v1.json.

/** @typedef {{ code: string, text: string, contribution: number }} Reason */
/** @typedef {'approve' | 'review' | 'block'} Outcome */

/**
 * @typedef {object} Decision
 * @property {string} transactionId
 * @property {string} payer
 * @property {string} payee
 * @property {string} occurredAt
 * @property {string} decidedAt
 * @property {Outcome} outcome
 * @property {number} score 0 to 1
 * @property {string} mode
 * @property {Reason[]} reasons
 * @property {string} modelVersion
 * @property {string} ruleSetVersion
 * @property {number} featureSchemaVersion
 * @property {number} stateVersion
 */

/** @typedef {{ sequence: number, type: string, amount: number, currency: string, decision: Decision }} Alert */
/** @typedef {{ p50: number, p90: number, p99: number }} LatencyMs */
/** @typedef {{ partition: number, read: number, done: number, committed: number, end: number }} Partition */
/** @typedef {{ name: string, decided: number, recognised: number, lag: number, inFlight: number, liveAccounts: number, latencyMs: LatencyMs }} Silo */
/** @typedef {{ debitCount: number, debitAmount: number, creditCount: number, creditAmount: number }} Lifetime */

/**
 * @typedef {object} Stats
 * @property {string} asOf
 * @property {number} processed
 * @property {number} approved
 * @property {number} flagged
 * @property {number} reviewed
 * @property {number} blocked
 * @property {number} preventedAmount
 * @property {number} repeats
 * @property {number} recognised
 * @property {number} degraded
 * @property {{ mode: string, away: { silo: string, part: string, reason: string }[], lastMinute: { full: number, rulesOnly: number, staleState: number, unavailable: number } }} degradation
 * @property {number} deadLettered
 * @property {number} lost
 * @property {number} lag
 * @property {number} inFlight
 * @property {number} auditLag
 * @property {number} rate
 * @property {number} flaggedRate
 * @property {number} liveAccounts
 * @property {Lifetime} lifetime
 * @property {LatencyMs} latencyMs
 * @property {string} modelVersion
 * @property {string} ruleSetVersion
 * @property {{ bootstrap: string, topic: string, embedded: boolean }} kafka
 * @property {Partition[]} partitions
 * @property {Silo[]} silos
 */

/** @typedef {{ count: number, sum: number, mean: number, max: number, standardDeviation: number, distinctCounterparties: number }} Velocity */

/**
 * @typedef {object} Account
 * @property {string} accountId
 * @property {string | null} asOf
 * @property {number} score
 * @property {'normal' | 'review' | 'blocked' | 'unknown'} status
 * @property {Reason[]} reasons
 * @property {{ debit: Record<string, Velocity>, credit: Record<string, Velocity> }} velocity
 * @property {Lifetime} lifetime
 * @property {{ approve: number, review: number, block: number }} outcomes
 * @property {Decision[]} lastDecisions
 * @property {number} stateVersion
 */

/** @typedef {'connecting' | 'live' | 'stale' | 'reconnecting'} Connection */
/** @typedef {{ time: number[], decided: (number | null)[], flagged: (number | null)[] }} History */

/**
 * What the page knows at one moment.
 * @typedef {object} Live
 * @property {Connection} connection
 * @property {Stats | null} stats
 * @property {Alert[]} alerts newest first
 * @property {History} history
 */

export {};
